package dev.jackdaw.memory.kit;

import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Notebook;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.prompt.Passage;
import dev.jackdaw.secret.Secrets;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.wording.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a session remembers with.
///
/// @param recalled how many notes are recalled for a request at most
public record Remembering(Memory memory, int recalled) {
    /// Characters of the index in the system prompt, as in MiniBot: every request pays for them.
    private static final int MOST = 1_200;

    public List<Tool<?>> tools() {
        return List.of(new Remember(memory), new Recall(memory));
    }

    public List<Preparation> preparations() {
        return recalled == 0 ? List.of() : List.of(new Recalling(memory, recalled));
    }

    /// The notes that are always known. Each notebook has half of the room at least; what does not fit is left out by
    /// whole lines. Where an index cannot be read, that is told in its place.
    public Passage passage() {
        Notebook global = memory.book(Scope.GLOBAL);
        Notebook project = memory.book(Scope.PROJECT);
        String everywhere = text(global);
        String here = text(project);
        if (everywhere.isEmpty() && here.isEmpty()) return Passage.of("memory", "");
        String first = beginning(everywhere, Math.max(MOST / 2, MOST - here.length()));
        String second = beginning(here, MOST - first.length());
        var sources = new ArrayList<String>();
        if (!first.isEmpty()) sources.add(global.index().toString());
        if (!second.isEmpty()) sources.add(project.index().toString());
        String notes = (first + "\n" + second).strip();
        int left = everywhere.length() - first.length() + here.length() - second.length();
        return new Passage(
                "memory", Resource.text(Remembering.class, "index.md").replace("{notes}", notes), left, sources);
    }

    private static String text(Notebook book) {
        try {
            return Secrets.mask(book.indexText());
        } catch (IOException unreadable) {
            return "(" + book.index() + " cannot be read; tell the user once.)";
        }
    }

    private static String beginning(String text, int most) {
        if (text.length() <= most) return text;
        int end = text.lastIndexOf('\n', most);
        return text.substring(0, end > 0 ? end : most);
    }
}
