package dev.jackdaw.tui.edit;

import java.util.List;

/// What a beginning may go on as.
@FunctionalInterface
public interface Completions {

    /// The whole texts that begin like that, best first.
    List<String> of(String beginning);
}
