/// The keyboard: keys out of what a terminal sends, and the text they edit.
@NullMarked
package dev.jackdaw.tui.keys;

import org.jspecify.annotations.NullMarked;
