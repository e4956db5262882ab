/// Subagents: tasks handed to sessions of their own.
@NullMarked
package dev.jackdaw.delegate;

import org.jspecify.annotations.NullMarked;
