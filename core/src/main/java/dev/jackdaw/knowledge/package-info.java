/// Files of instructions: whose they are, which of them count, and what the model reads of them.
@NullMarked
package dev.jackdaw.knowledge;

import org.jspecify.annotations.NullMarked;
