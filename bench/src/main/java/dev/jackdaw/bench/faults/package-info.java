/// What goes wrong between a model and us, played one after another and checked against what must come of it.
@NullMarked
package dev.jackdaw.bench.faults;

import org.jspecify.annotations.NullMarked;
