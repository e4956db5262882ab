/// The commands for plans, goals, subagents, checks and loops.
@NullMarked
package dev.jackdaw.tui.slash.work;

import org.jspecify.annotations.NullMarked;
