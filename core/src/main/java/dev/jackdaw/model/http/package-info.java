/// Carrying requests to a provider and replies back.
@NullMarked
package dev.jackdaw.model.http;

import org.jspecify.annotations.NullMarked;
