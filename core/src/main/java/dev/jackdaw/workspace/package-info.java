/// The files and processes tools work on, confined to the folders they were given.
@NullMarked
package dev.jackdaw.workspace;

import org.jspecify.annotations.NullMarked;
