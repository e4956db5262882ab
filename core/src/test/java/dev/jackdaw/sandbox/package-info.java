@NullMarked
package dev.jackdaw.sandbox;

import org.jspecify.annotations.NullMarked;
