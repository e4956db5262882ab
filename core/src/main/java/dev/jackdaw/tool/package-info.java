/// What a tool is, how a call reaches it, and the filters around it.
@NullMarked
package dev.jackdaw.tool;

import org.jspecify.annotations.NullMarked;
