/// Models: what is asked, what is said, and how asking can fail.
@NullMarked
package dev.jackdaw.model;

import org.jspecify.annotations.NullMarked;
