/// A session as it is told to a user: its facts and glimpses as lines.
@NullMarked
package dev.jackdaw.tui.story;

import org.jspecify.annotations.NullMarked;
