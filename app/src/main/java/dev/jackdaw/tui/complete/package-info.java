/// What may be typed: commands with their arguments, files, earlier lines, and what the clipboard has.
@NullMarked
package dev.jackdaw.tui.complete;

import org.jspecify.annotations.NullMarked;
