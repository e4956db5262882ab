/// Notes that outlast a session: kept as plain files, found again, and never more than candidates at first.
@NullMarked
package dev.jackdaw.memory;

import org.jspecify.annotations.NullMarked;
