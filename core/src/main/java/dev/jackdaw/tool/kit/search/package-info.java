/// Looking for text in many files at once.
@NullMarked
package dev.jackdaw.tool.kit.search;

import org.jspecify.annotations.NullMarked;
