/// The log of a session: the facts that are kept, the glimpses that pass, and what is folded from them.
@NullMarked
package dev.jackdaw.session;

import org.jspecify.annotations.NullMarked;
