package dev.jackdaw.policy;

import java.util.List;
import java.util.Optional;

/// What rules and modes are applied to: one thing a call would touch.
sealed interface Subject permits PathSubject, CommandSubject, NamedSubject {

    Effect effect();

    /// What is to be said about it, as the ground of a question.
    String ground();

    /// Whether a deny or ask rule is about it, or about any part of it.
    boolean touchedBy(Rule rule);

    /// The allow rule that covers it, all of it; the last one where several are needed.
    Optional<Rule> coveredBy(List<Rule> rules);

    /// The narrowest rule that would allow it from now on, or empty where none should be offered.
    String offer();
}
