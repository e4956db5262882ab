package dev.jackdaw.agent;

import dev.jackdaw.session.Fitting;
import dev.jackdaw.session.Preparation;
import java.util.List;

/// What is looked after before a model is asked.
///
/// @param preparations what the model is to be told first, in this order
/// @param fitting keeps what it is sent within what it takes
public record Upkeep(List<Preparation> preparations, Fitting fitting) {
    public static final Upkeep NONE = new Upkeep(List.of(), Fitting.NONE);

    public Upkeep {
        preparations = List.copyOf(preparations);
    }
}
