/// A session as a document.
@NullMarked
package dev.jackdaw.tui.export;

import org.jspecify.annotations.NullMarked;
