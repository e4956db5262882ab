package dev.jackdaw.tool.kit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How much further in, or out, the lines of a file are than those of a text meant to be the same.
///
/// @param more what the file's lines have before those of the text
/// @param less what the text's lines have before those of the file
record Indent(String more, String less) {

    /// The one difference that explains every line; nothing where there is none.
    static Optional<Indent> between(List<String> text, List<String> file) {
        Optional<Indent> found = Optional.empty();
        for (int i = 0; i < text.size(); i++) {
            if (text.get(i).isBlank()) continue;
            String ours = of(text.get(i));
            String theirs = of(file.get(i));
            Indent here;
            if (theirs.endsWith(ours)) here = new Indent(theirs.substring(0, theirs.length() - ours.length()), "");
            else if (ours.endsWith(theirs)) here = new Indent("", ours.substring(0, ours.length() - theirs.length()));
            else return Optional.empty();
            if (found.isPresent() && !found.get().equals(here)) return Optional.empty();
            found = Optional.of(here);
        }
        return found;
    }

    /// Other lines moved by as much; nothing where one of them cannot be.
    Optional<List<String>> apply(List<String> lines) {
        var moved = new ArrayList<String>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith(less)) return Optional.empty();
            moved.add(line.isBlank() ? line : more + line.substring(less.length()));
        }
        return Optional.of(moved);
    }

    private static String of(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
