/// What folders bring along, and which of it the user has approved.
@NullMarked
package dev.jackdaw.trust;

import org.jspecify.annotations.NullMarked;
