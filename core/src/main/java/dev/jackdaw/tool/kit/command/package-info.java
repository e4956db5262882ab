/// Commands that run, and what they print.
@NullMarked
package dev.jackdaw.tool.kit.command;

import org.jspecify.annotations.NullMarked;
