/// Texts and lists in files beside the classes that go by them; long texts made short.
@NullMarked
package dev.jackdaw.wording;

import org.jspecify.annotations.NullMarked;
