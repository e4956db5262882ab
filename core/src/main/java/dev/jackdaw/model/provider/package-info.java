/// Who serves models, which models there are, and how one is asked: data.
@NullMarked
package dev.jackdaw.model.provider;

import org.jspecify.annotations.NullMarked;
