/// Doubles and peers for tests: ours, an embedder's, and the benchmarks'.
@NullMarked
package dev.jackdaw.testing;

import org.jspecify.annotations.NullMarked;
