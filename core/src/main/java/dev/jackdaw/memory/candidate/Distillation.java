package dev.jackdaw.memory.candidate;

import dev.jackdaw.json.Json;
import dev.jackdaw.memory.Condensing;
import dev.jackdaw.memory.Condensing.Crowd;
import dev.jackdaw.memory.Condensing.Fewer;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Notebook;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.memory.search.Vocabulary;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.secret.Secrets;
import dev.jackdaw.wording.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes fewer notes of many, with a model where there is one; what the model writes is held against the originals.
/// Without one the weakest are put away.
public final class Distillation {
    /// Words of a distilled note that must be in its originals.
    private static final double TAKEN_OVER = 0.6;

    private final Condensing condensing;
    private final Optional<Adviser> adviser;

    public Distillation(Notebook book, Optional<Adviser> adviser) {
        this.condensing = new Condensing(book);
        this.adviser = adviser;
    }

    /// Sees to the files that are beyond their size.
    ///
    /// @return how many notes went
    public int unasked() throws IOException, InterruptedException {
        int gone = 0;
        for (Crowd crowd : condensing.crowds()) gone += distilled(crowd);
        for (Crowd crowd : condensing.crowds()) gone += condensing.thin(crowd);
        return gone;
    }

    /// Condenses a topic because the user wants it, what they said or wrote themselves included.
    ///
    /// @return how many notes went
    public int of(Topic topic) throws IOException, InterruptedException {
        int gone = distilled(condensing.crowd(topic));
        return gone + condensing.thin(condensing.crowd(topic));
    }

    private int distilled(Crowd crowd) throws IOException, InterruptedException {
        List<Note> notes = crowd.weakest();
        if (adviser.isEmpty() || notes.size() < 2) return 0;
        var text = new StringBuilder();
        for (Note note : notes)
            text.append(note.id()).append(": ").append(note.text()).append('\n');
        try {
            String answer = adviser.get()
                    .ask(Resource.text(Distillation.class, "distillation.md"), Secrets.mask(text.toString()));
            return condensing.replace(crowd, read(answer, notes));
        } catch (ModelFailure unanswered) {
            return 0;
        }
    }

    /// Those of the answer that say nothing of their own.
    static List<Fewer> read(String answer, List<Note> notes) {
        Map<String, Note> known = new LinkedHashMap<>();
        notes.forEach(note -> known.put(note.id(), note));
        var fewer = new ArrayList<Fewer>();
        for (Json each : Asked.notes(answer))
            fewer(each, known).ifPresent(fit -> {
                fewer.add(fit);
                known.keySet().removeAll(fit.originals());
            });
        return fewer;
    }

    private static Optional<Fewer> fewer(Json json, Map<String, Note> known) {
        List<String> ids = json.get("stands_for").items().stream()
                .map(item -> item.text(""))
                .distinct()
                .toList();
        if (ids.size() < 2 || !known.keySet().containsAll(ids)) return Optional.empty();
        String originals = String.join(
                " ", ids.stream().map(id -> known.get(id)).map(Note::text).toList());
        return Sieve.text(json.get("text").text(""), Note.Origin.INFERENCE)
                .filter(text -> text.length() < originals.length() && takenOver(text, originals))
                .map(text -> new Fewer(text, ids));
    }

    /// Whether the words are those of the originals, and all numbers.
    private static boolean takenOver(String text, String originals) {
        Vocabulary words = Vocabulary.of(text);
        return words.shared(Vocabulary.of(originals)) >= TAKEN_OVER * words.size()
                && numbers(originals).containsAll(numbers(text));
    }

    private static Set<String> numbers(String text) {
        Set<String> numbers = new HashSet<>();
        for (String word : text.split("[^0-9]+")) if (!word.isEmpty()) numbers.add(word);
        return numbers;
    }
}
