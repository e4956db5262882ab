/// The program at a terminal: played in tmux, measured at a pseudo terminal, pictured.
@NullMarked
package dev.jackdaw.bench.terminal;

import org.jspecify.annotations.NullMarked;
