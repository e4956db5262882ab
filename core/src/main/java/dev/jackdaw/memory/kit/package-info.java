/// What a session does with notes: tells them to the model, and lets it keep and find them.
@NullMarked
package dev.jackdaw.memory.kit;

import org.jspecify.annotations.NullMarked;
