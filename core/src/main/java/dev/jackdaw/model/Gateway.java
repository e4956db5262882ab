package dev.jackdaw.model;

import java.util.List;
import java.util.Optional;

/// The models of a session: which does which work, and how they do. Safe for use by several threads.
public interface Gateway {

    /// The model that does such work now; where none is set apart for it, the session's own.
    Model model(Work work);

    /// Makes another model the session's.
    ///
    /// @param name a model, `provider/model` or a tier
    /// @throws IllegalArgumentException when it cannot be asked, with the mend
    void choose(String name);

    /// Makes the models think more or less before they speak; their own way where empty.
    ///
    /// @throws IllegalArgumentException when there is no such effort, naming those there are
    void think(Optional<String> effort);

    /// Tokens the session's model takes in all; 0 where that is not known.
    default long window() {
        return 0;
    }

    /// Tokens of the longest reply of the session's model; 0 where that is not known.
    default long output() {
        return 0;
    }

    /// Tokens the model that does such work takes in all; 0 where that is not known.
    default long window(Work work) {
        return work == Work.EXECUTE ? window() : 0;
    }

    /// The same models for another session, which begins with that one.
    ///
    /// @throws IllegalArgumentException when it cannot be asked, with the mend
    default Gateway beginning(String name) {
        throw new IllegalArgumentException("the model of this session cannot be changed");
    }

    /// How each model stands, the session's first.
    List<Standing> standings();

    /// The session's model with its provider, by which it could be chosen again.
    default String chosen() {
        List<Standing> standings = standings();
        return standings.isEmpty()
                ? model(Work.EXECUTE).origin()
                : standings.getFirst().name();
    }

    /// A model in the gateway.
    ///
    /// @param name `provider/model`
    /// @param uses what it is used for, in words: `session`, `fallback 1`, `strong`, `cheap` …
    /// none where it only could be chosen
    /// @param health how it has done in this run
    record Standing(String name, List<String> uses, Health health) {}

    /// One model for everything, which cannot be changed.
    static Gateway of(Model model) {
        return new Gateway() {
            @Override
            public Model model(Work work) {
                return model;
            }

            @Override
            public void choose(String name) {
                throw new IllegalArgumentException("the model of this session cannot be changed");
            }

            @Override
            public void think(Optional<String> effort) {
                throw new IllegalArgumentException("the effort of this model cannot be changed");
            }

            @Override
            public List<Standing> standings() {
                return List.of(new Standing(model.origin(), List.of("session"), Health.FRESH));
            }
        };
    }
}
