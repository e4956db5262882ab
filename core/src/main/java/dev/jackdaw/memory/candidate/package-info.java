/// What may be worth a note: found when a turn has ended, kept until it is confirmed, and made a note or refused.
@NullMarked
package dev.jackdaw.memory.candidate;

import org.jspecify.annotations.NullMarked;
