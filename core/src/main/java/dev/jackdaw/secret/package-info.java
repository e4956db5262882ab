/// Keys and the like in texts that are kept.
@NullMarked
package dev.jackdaw.secret;

import org.jspecify.annotations.NullMarked;
