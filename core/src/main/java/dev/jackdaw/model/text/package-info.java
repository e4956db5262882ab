/// Tools for models that know none, offered and called in plain text, and calls that models write as text.
@NullMarked
package dev.jackdaw.model.text;

import org.jspecify.annotations.NullMarked;
