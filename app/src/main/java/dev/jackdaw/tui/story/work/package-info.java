/// Plans, goals, subagents, checks and loops for a person.
@NullMarked
package dev.jackdaw.tui.story.work;

import org.jspecify.annotations.NullMarked;
