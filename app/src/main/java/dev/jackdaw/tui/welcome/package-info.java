/// The questions of the first start.
@NullMarked
package dev.jackdaw.tui.welcome;

import org.jspecify.annotations.NullMarked;
