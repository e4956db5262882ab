/// Markdown as rows of a terminal, while it is being written.
@NullMarked
package dev.jackdaw.tui.markdown;

import org.jspecify.annotations.NullMarked;
