/// Which model does which work, and opening it with everything around it.
@NullMarked
package dev.jackdaw.model.route;

import org.jspecify.annotations.NullMarked;
