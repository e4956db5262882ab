/// The transcript view: a session in full, on a screen of its own.
@NullMarked
package dev.jackdaw.tui.pager;

import org.jspecify.annotations.NullMarked;
