@NullMarked
package dev.jackdaw.tool.kit.search;

import org.jspecify.annotations.NullMarked;
