@NullMarked
package dev.jackdaw.tool.kit;

import org.jspecify.annotations.NullMarked;
