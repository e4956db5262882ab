/// The loop: which move is next, and making it.
@NullMarked
package dev.jackdaw.agent;

import org.jspecify.annotations.NullMarked;
