/// What Java has no word for: calls to the kernel, through the Foreign Function and Memory API.
@NullMarked
package dev.jackdaw.kernel;

import org.jspecify.annotations.NullMarked;
