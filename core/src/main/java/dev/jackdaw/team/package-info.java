/// Teams: a lead, members and a reviewer, each a subagent.
@NullMarked
package dev.jackdaw.team;

import org.jspecify.annotations.NullMarked;
