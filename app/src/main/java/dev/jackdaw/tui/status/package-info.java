/// The line of status below the input, the user's own and ours.
@NullMarked
package dev.jackdaw.tui.status;

import org.jspecify.annotations.NullMarked;
