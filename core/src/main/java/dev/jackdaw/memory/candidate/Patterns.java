package dev.jackdaw.memory.candidate;

import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Note.Origin;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.wording.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be told to be worth a note without a model: by how the user said it, or by how commands ended.
///
/// Only what the user typed is taken for the user's wish; only exit codes for what commands have shown. Nothing a
/// command, a file or a page says becomes more than that.
final class Patterns {
    private static final int LONGEST_COMMAND = 120;
    private static final int LONGEST_ERROR = 160;
    private static final int MOST_FILES = 3;
    private static final int NOT_FOUND = 127;
    /// Words of a command that checks everything; more of them check some of it.
    private static final int FEW_WORDS = 4;

    private final String session;
    private final List<Note> notes;
    private final List<Candidate> found = new ArrayList<>();

    private Patterns(String session, List<Note> notes) {
        this.session = session;
        this.notes = notes;
    }

    /// @param notes those there are, which the user may say do not hold any longer
    static List<Candidate> in(Turn turn, String session, List<Note> notes) {
        var patterns = new Patterns(session, notes);
        for (String said : turn.said()) patterns.heard(Speech.sentences(said));
        patterns.ran(turn.calls());
        return List.copyOf(patterns.found);
    }

    private void heard(List<String> sentences) {
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = polite(sentences.get(i));
            if (Cues.ends("asking", sentence)) continue;
            Optional<String> wish = wish(sentence);
            boolean announced = wish.isPresent() && wish.get().isBlank() && i + 1 < sentences.size();
            if (announced) wish = Optional.of(sentences.get(++i));
            if (wish.isPresent()) said(wish.get(), Origin.EXPLICIT, Candidate.HIGH);
            else if (Cues.start("from-now-on", sentence).isPresent()) said(sentence, Origin.EXPLICIT, Candidate.HIGH);
            else if (Cues.within("correcting", sentence)) corrected(sentence);
            else if (Cues.start("standing", sentence).isPresent() && !Cues.within("standing.not", sentence))
                said(sentence, Origin.INFERENCE, Candidate.HIGH);
            else if (Cues.start("here", sentence).isPresent()) said(sentence, Origin.INFERENCE, Candidate.MEDIUM);
        }
    }

    private static String polite(String sentence) {
        String rest = sentence;
        for (Optional<String> word = Cues.start("polite", rest); word.isPresent(); word = Cues.start("polite", rest)) {
            if (Cues.start("remember", rest).isPresent()) return rest;
            rest = rest.substring(word.get().length()).strip();
        }
        return rest;
    }

    /// What is to be remembered, if the sentence says so.
    private static Optional<String> wish(String sentence) {
        Optional<String> cue = Cues.start("remember", sentence + " ");
        if (cue.isEmpty()) return Optional.empty();
        boolean whole = Cues.start("remember.whole", sentence).isPresent();
        int from = whole ? "remember ".length() : Math.min(cue.get().length(), sentence.length());
        String rest = sentence.substring(from).strip();
        while (!rest.isEmpty() && ":,，：、".indexOf(rest.charAt(0)) >= 0)
            rest = rest.substring(1).strip();
        return Optional.of(rest);
    }

    private void said(String text, Origin origin, double confidence) {
        Optional<Candidate> candidate = candidate(text, origin, confidence);
        candidate.ifPresent(fit -> found.add(
                Corrections.of(text, notes).map(old -> fit.correcting(old.id())).orElse(fit)));
    }

    /// What is not true any more is worth a note where it was one.
    private void corrected(String sentence) {
        if (Corrections.of(sentence, notes).isPresent()) said(sentence, Origin.EXPLICIT, Candidate.HIGH);
    }

    private Optional<Candidate> candidate(String text, Origin origin, double confidence) {
        return Sieve.text(text, origin).map(fit -> Candidate.of(fit, origin, confidence, session));
    }

    private void ran(List<Turn.Ran> calls) {
        for (int i = 0; i < calls.size(); i++) {
            Turn.Ran call = calls.get(i);
            if (call.command().isEmpty() || call.exit().isEmpty()) continue;
            String command = call.command().get().strip();
            if (!simple(command)) continue;
            if (call.exit().get() == 0) verified(command);
            else mended(command, call, calls.subList(i + 1, calls.size()));
        }
    }

    /// Only the end of a single command is what the exit code tells of.
    private static boolean simple(String command) {
        return command.length() <= LONGEST_COMMAND
                && command.chars().noneMatch(c -> "|&;`$<>(){}\n\"'\\".indexOf(c) >= 0);
    }

    private static boolean checks(String command) {
        List<String> words = List.of(command.split(" +"));
        boolean goal = Cues.list("checking").contains(words.getFirst())
                && Cues.list("checking.goals").stream().anyMatch(words::contains);
        return goal
                || Cues.list("checking.alone").stream()
                        .anyMatch(alone ->
                                command.equals(alone) || !alone.equals("make") && command.startsWith(alone + " "));
    }

    private void verified(String command) {
        if (!checks(command)) return;
        double confidence = command.split(" ").length <= FEW_WORDS ? Candidate.MEDIUM : Candidate.LOW;
        candidate("`" + command + "` works here (exit code 0).", Origin.VERIFIED, confidence)
                .ifPresent(found::add);
    }

    private void mended(String command, Turn.Ran failed, List<Turn.Ran> later) {
        var files = new ArrayList<String>();
        for (Turn.Ran call : later) {
            call.changed().filter(file -> !files.contains(file)).ifPresent(files::add);
            String other = call.command().map(String::strip).orElse("");
            if (call.exit().orElse(1L) != 0 || !simple(other)) continue;
            if (other.equals(command)) {
                if (checks(command) && !files.isEmpty()) fixed(command, failed, files);
                return;
            }
            if (failed.exit().orElse(0L) == NOT_FOUND && rest(other).equals(rest(command))) {
                String text = "`" + first(command) + "` is not installed here; `" + first(other) + "` is.";
                candidate(text, Origin.TOOL_ERROR, Candidate.HIGH)
                        .map(fit -> fit.about(Topic.DEPENDENCY_FACTS))
                        .ifPresent(found::add);
                return;
            }
        }
    }

    private void fixed(String command, Turn.Ran failed, List<String> files) {
        String where = String.join(", ", files.subList(0, Math.min(MOST_FILES, files.size())));
        String error = error(failed);
        String text = "`" + command + "` failed" + (error.isEmpty() ? "" : " with \"" + error + "\"")
                + "; it passed after changes to " + where + ".";
        if (!Sieve.order(error))
            candidate(text, Origin.TOOL_ERROR, Candidate.LOW)
                    .map(fit -> fit.about(Topic.DEBUG_NOTES))
                    .ifPresent(found::add);
    }

    /// The first line that tells of an error.
    static String error(Turn.Ran failed) {
        return failed.result()
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("error")
                        || line.toLowerCase(Locale.ROOT).contains("fail"))
                .map(line -> Brief.head(line, LONGEST_ERROR))
                .findFirst()
                .orElse("");
    }

    private static String first(String command) {
        int blank = command.indexOf(' ');
        return blank < 0 ? command : command.substring(0, blank);
    }

    private static String rest(String command) {
        return command.substring(first(command).length());
    }
}
