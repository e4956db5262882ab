/// A long session against a server that counts tokens by itself: what each prompt costs, and whether it always fits.
@NullMarked
package dev.jackdaw.bench.context;

import org.jspecify.annotations.NullMarked;
