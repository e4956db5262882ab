/// The command line: what was asked for, and which face does it.
@NullMarked
package dev.jackdaw.cli;

import org.jspecify.annotations.NullMarked;
