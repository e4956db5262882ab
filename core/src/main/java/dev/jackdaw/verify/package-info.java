/// Checking what was changed, and what was said of it, before a turn ends.
@NullMarked
package dev.jackdaw.verify;

import org.jspecify.annotations.NullMarked;
