/// Files that say how something is done: skills, custom commands and agents.
@NullMarked
package dev.jackdaw.skill;

import org.jspecify.annotations.NullMarked;
