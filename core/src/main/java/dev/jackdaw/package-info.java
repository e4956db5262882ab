/// The front door: a coding agent in a few lines of Java.
@NullMarked
package dev.jackdaw;

import org.jspecify.annotations.NullMarked;
