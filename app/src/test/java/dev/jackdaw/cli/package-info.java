@NullMarked
package dev.jackdaw.cli;

import org.jspecify.annotations.NullMarked;
