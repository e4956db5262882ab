package dev.jackdaw.memory.candidate;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Note.Origin;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.secret.Secrets;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a model finds worth a note in a turn. It is told what was said and which calls were made, never what files and
/// pages hold; and whatever it says, it is an inference.
final class Asked {
    /// Tokens of each part, as estimated; less than 8,000 together with the instructions.
    private static final int MOST_SAID = 2_500;

    private static final int MOST_ANSWER = 2_000;
    private static final int MOST_CALLS = 1_800;
    private static final int MOST_KNOWN = 800;
    private static final int LONGEST_CALL = 160;
    private static final int MOST_NOTES = 5;

    private Asked() {}

    static List<Candidate> of(Turn turn, String session, List<Note> notes, Adviser adviser)
            throws ModelFailure, InterruptedException {
        return read(adviser.ask(Resource.text(Asked.class, "extraction.md"), text(turn, notes)), turn, session, notes);
    }

    static String text(Turn turn, List<Note> notes) {
        String said = String.join("\n\n", turn.said());
        String known = lines(Corrections.nearest(said + " " + turn.answer(), notes).stream()
                .map(note -> note.id() + ": " + note.text())
                .toList());
        return Secrets.mask("<user>\n" + cut(said, MOST_SAID) + "\n</user>\n\n<answer>\n"
                + cut(turn.answer(), MOST_ANSWER) + "\n</answer>\n\n<calls>\n"
                + cut(lines(turn.calls().stream().map(Asked::call).toList()), MOST_CALLS)
                + "</calls>\n\n<known-notes>\n" + cut(known, MOST_KNOWN) + "</known-notes>");
    }

    private static String call(Turn.Ran ran) {
        String how =
                ran.exit().map(exit -> "exit code " + exit).orElse(ran.result().failed() ? "failed" : "done");
        String error = ran.result().failed() ? Patterns.error(ran) : "";
        return ran.tool() + " " + Brief.head(ran.subject().replace('\n', ' '), LONGEST_CALL) + " -> " + how
                + (error.isEmpty() || Sieve.order(error) ? "" : ": " + error);
    }

    private static String lines(List<String> lines) {
        var all = new StringBuilder();
        for (String line : lines) all.append(line).append('\n');
        return all.toString();
    }

    /// The beginning and the end; four letters are taken for a token, and every sign that is no ASCII for one.
    static String cut(String text, int tokens) {
        if (text.codePoints().mapToLong(c -> c < 128 ? 1 : 4).sum() <= 4L * tokens) return text;
        int[] signs = text.codePoints().toArray();
        var head = new StringBuilder();
        var tail = new ArrayList<String>();
        long left = 2L * tokens;
        for (int i = 0; i < signs.length && left > 0; left -= signs[i++] < 128 ? 1 : 4) head.appendCodePoint(signs[i]);
        left = 2L * tokens;
        for (int i = signs.length - 1; i >= 0 && left > 0; left -= signs[i--] < 128 ? 1 : 4)
            tail.addFirst(Character.toString(signs[i]));
        return head + "\n…\n" + String.join("", tail);
    }

    /// What it answered, as far as it kept to the form.
    static List<Candidate> read(String answer, Turn turn, String session, List<Note> notes) {
        return notes(answer).stream()
                .flatMap(each -> candidate(each, turn, session, notes).stream())
                .limit(MOST_NOTES)
                .toList();
    }

    /// The notes of an answer; a fence or words around them do not matter. None where it is garbled.
    static List<Json> notes(String answer) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) return List.of();
        try {
            return Json.parse(answer.substring(from, to + 1)).get("notes").items();
        } catch (JsonFault garbled) {
            return List.of();
        }
    }

    private static Optional<Candidate> candidate(Json json, Turn turn, String session, List<Note> notes) {
        boolean failed = turn.calls().stream().anyMatch(call -> call.result().failed());
        Origin origin = failed && json.get("from").text("").equals("error") ? Origin.TOOL_ERROR : Origin.INFERENCE;
        double confidence = switch (json.get("confidence").text("")) {
            case "high" -> Candidate.HIGH;
            case "low" -> Candidate.LOW;
            case String _ -> Candidate.MEDIUM;
        };
        Optional<String> old = json.get("corrects")
                .asText()
                .filter(id -> notes.stream().anyMatch(note -> note.id().equals(id)));
        return Sieve.text(json.get("text").text(""), origin)
                .map(text -> Candidate.of(text, origin, confidence, session))
                .map(fit -> Topic.labelled(json.get("topic").text(""))
                        .map(fit::about)
                        .orElse(fit))
                .map(fit -> old.map(fit::correcting).orElse(fit));
    }
}
