package dev.jackdaw.policy.shell;

import java.util.List;

/// A simple command of a compound one, wherever in it it stands.
///
/// @param text it as it was written
/// @param words its words as far as they are known
/// @param assigned the variables set for it
/// @param touches what the program would touch
/// @param around what its redirections and variables would touch
/// @param piped whether it reads what another prints
public record Part(
        String text, List<Value> words, List<String> assigned, List<Touch> touches, List<Touch> around, boolean piped) {
    public Part {
        words = List.copyOf(words);
        assigned = List.copyOf(assigned);
        touches = List.copyOf(touches);
        around = List.copyOf(around);
    }

    /// The words as they would be without quotes.
    public List<String> plain() {
        return words.stream().map(Value::shown).toList();
    }

    /// Whether every word is known, but for names of files a pattern would find.
    public boolean certain() {
        return words.stream()
                .allMatch(
                        word -> word.text().chars().noneMatch(c -> Value.sign(c) && c != Value.STAR && c != Value.ONE));
    }
}
