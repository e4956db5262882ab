/// Bash as a tree: what a command says, without saying what it does.
@NullMarked
package dev.jackdaw.policy.syntax;

import org.jspecify.annotations.NullMarked;
