/// The text being written, and what was written before.
@NullMarked
package dev.jackdaw.tui.edit;

import org.jspecify.annotations.NullMarked;
