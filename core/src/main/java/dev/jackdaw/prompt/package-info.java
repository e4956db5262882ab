/// What prompts consist of, how large they are, and what is done when they grow too large.
@NullMarked
package dev.jackdaw.prompt;

import org.jspecify.annotations.NullMarked;
