/// Plans: work in steps, made, carried out and made anew.
@NullMarked
package dev.jackdaw.plan;

import org.jspecify.annotations.NullMarked;
