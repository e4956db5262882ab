/// The commands that begin with a slash.
@NullMarked
package dev.jackdaw.tui.slash;

import org.jspecify.annotations.NullMarked;
