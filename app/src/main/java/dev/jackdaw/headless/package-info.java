/// The face without a screen: one task, or lines of JSON, in and out.
@NullMarked
package dev.jackdaw.headless;

import org.jspecify.annotations.NullMarked;
