/// Texts and lists in files beside the classes that go by them.
@NullMarked
package dev.jackdaw.wording;

import org.jspecify.annotations.NullMarked;
