/// Measures the packaged program against floors of the same run.
@NullMarked
package dev.jackdaw.bench;

import org.jspecify.annotations.NullMarked;
