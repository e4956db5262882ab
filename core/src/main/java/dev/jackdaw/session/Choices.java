package dev.jackdaw.session;

import java.util.List;
import java.util.Optional;

/// What was chosen in a session beside what was said: a fold of its facts that only the user's own doing makes longer.
///
/// @param title what it is called
/// @param effort how much the model is to think, as it was chosen last
/// @param mode the permission mode chosen last
/// @param rules each [Fact.RuleAdded] and [Fact.RuleRemoved], in order
public record Choices(Optional<String> title, Optional<String> effort, Optional<String> mode, List<Fact> rules) {
    public static final Choices NONE = new Choices(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /// These after one more fact.
    public Choices with(Fact fact) {
        return switch (fact) {
            case Fact.Titled(var text) -> new Choices(Optional.of(text), effort, mode, rules);
            case Fact.ModelChosen(var _, var chosen) when chosen.isPresent() -> new Choices(title, chosen, mode, rules);
            case Fact.PolicyChosen(var chosen) -> new Choices(title, effort, Optional.of(chosen), rules);
            case Fact.RuleAdded _, Fact.RuleRemoved _ -> new Choices(title, effort, mode, Trail.plus(rules, fact));
            case Fact _ -> this;
        };
    }
}
