/// Looking back on a session: searching what was said and done in it, and noticing what changed since.
@NullMarked
package dev.jackdaw.history;

import org.jspecify.annotations.NullMarked;
