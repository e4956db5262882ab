/// The terminal of the process, its keyboard, and what happens there.
@NullMarked
package dev.jackdaw.tui.terminal;

import org.jspecify.annotations.NullMarked;
