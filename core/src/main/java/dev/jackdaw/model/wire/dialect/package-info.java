/// How the speakers of Chat Completions differ from one another.
@NullMarked
package dev.jackdaw.model.wire.dialect;

import org.jspecify.annotations.NullMarked;
