/// Editing as in Vim: modes, motions and operators on an editor's text.
@NullMarked
package dev.jackdaw.tui.vim;

import org.jspecify.annotations.NullMarked;
