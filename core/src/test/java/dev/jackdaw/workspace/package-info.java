@NullMarked
package dev.jackdaw.workspace;

import org.jspecify.annotations.NullMarked;
