/// Goals: what is pursued until its criteria are met, and who judges that.
@NullMarked
package dev.jackdaw.goal;

import org.jspecify.annotations.NullMarked;
