/// What is told outside the window: its title, and that something waits.
@NullMarked
package dev.jackdaw.tui.notice;

import org.jspecify.annotations.NullMarked;
