package dev.jackdaw.agent;

import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Fitting;
import dev.jackdaw.session.Preparation;
import java.util.List;

/// What is looked after before a model is asked, and before a turn ends.
///
/// @param preparations what the model is to be told first, in this order
/// @param fitting keeps what it is sent within what it takes
/// @param completions what is to be done before the turn may end, in this order
public record Upkeep(List<Preparation> preparations, Fitting fitting, List<Completion> completions) {
    public static final Upkeep NONE = new Upkeep(List.of(), Fitting.NONE);

    public Upkeep(List<Preparation> preparations, Fitting fitting) {
        this(preparations, fitting, List.of());
    }

    public Upkeep {
        preparations = List.copyOf(preparations);
        completions = List.copyOf(completions);
    }
}
