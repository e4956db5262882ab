/// What shell commands say and do, as far as it can be told without running them.
@NullMarked
package dev.jackdaw.policy.shell;

import org.jspecify.annotations.NullMarked;
