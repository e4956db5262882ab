/// Finding texts by words: what words a text has, in English and Chinese, and which texts a question is about.
@NullMarked
package dev.jackdaw.memory.search;

import org.jspecify.annotations.NullMarked;
