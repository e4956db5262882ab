/// What a session does on its own account, as every face tells of it.
@NullMarked
package dev.jackdaw.affairs;

import org.jspecify.annotations.NullMarked;
