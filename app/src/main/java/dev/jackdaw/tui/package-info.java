/// The interactive face: a line editor pinned below what a session tells, in the terminal's own scrollback.
@NullMarked
package dev.jackdaw.tui;

import org.jspecify.annotations.NullMarked;
