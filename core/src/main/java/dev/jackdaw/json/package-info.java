/// JSON as an immutable tree, and records read from and written to it.
@NullMarked
package dev.jackdaw.json;

import org.jspecify.annotations.NullMarked;
