/// Text on a screen: made safe, measured, coloured, wrapped, and drawn below a scrollback.
@NullMarked
package dev.jackdaw.tui.screen;

import org.jspecify.annotations.NullMarked;
