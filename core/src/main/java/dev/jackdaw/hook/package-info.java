/// Programs of the user that are asked about what happens in a session, and told of it.
@NullMarked
package dev.jackdaw.hook;

import org.jspecify.annotations.NullMarked;
