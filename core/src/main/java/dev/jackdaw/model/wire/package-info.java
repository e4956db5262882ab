/// The formats models are spoken to in, one file each, and the providers that speak them.
@NullMarked
package dev.jackdaw.model.wire;

import org.jspecify.annotations.NullMarked;
