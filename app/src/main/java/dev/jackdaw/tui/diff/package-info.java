/// Changes of files as lines for a person.
@NullMarked
package dev.jackdaw.tui.diff;

import org.jspecify.annotations.NullMarked;
