/// Source code in its looks, line by line.
@NullMarked
package dev.jackdaw.tui.code;

import org.jspecify.annotations.NullMarked;
