/// Changing a text in one place and leaving everything else as it is, and telling what changed.
@NullMarked
package dev.jackdaw.tool.kit.text;

import org.jspecify.annotations.NullMarked;
