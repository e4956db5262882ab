/// A model without a model: a script that repairs a sample project with the real tools.
@NullMarked
package dev.jackdaw.model.demo;

import org.jspecify.annotations.NullMarked;
