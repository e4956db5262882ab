/// What may be done without asking, what must be asked, and what is refused.
@NullMarked
package dev.jackdaw.policy;

import org.jspecify.annotations.NullMarked;
