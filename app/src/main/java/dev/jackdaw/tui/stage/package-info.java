/// What a face works with and what acts upon it.
@NullMarked
package dev.jackdaw.tui.stage;

import org.jspecify.annotations.NullMarked;
