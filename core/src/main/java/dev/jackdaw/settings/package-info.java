/// What the user settled, layered from files, environment and flags.
@NullMarked
package dev.jackdaw.settings;

import org.jspecify.annotations.NullMarked;
