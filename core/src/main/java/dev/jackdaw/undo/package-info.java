/// Undo: what calls change is saved before they do, outside the user's Git, and brought back byte for byte.
@NullMarked
package dev.jackdaw.undo;

import org.jspecify.annotations.NullMarked;
