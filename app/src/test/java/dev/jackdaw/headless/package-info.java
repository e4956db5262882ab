@NullMarked
package dev.jackdaw.headless;

import org.jspecify.annotations.NullMarked;
