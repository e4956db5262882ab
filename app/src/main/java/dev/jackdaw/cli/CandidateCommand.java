package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.memory.candidate.Adviser;
import dev.jackdaw.memory.candidate.Candidate;
import dev.jackdaw.memory.candidate.Distillation;
import dev.jackdaw.memory.candidate.Promotion;
import dev.jackdaw.memory.candidate.Shelf;
import dev.jackdaw.model.Work;
import dev.jackdaw.model.route.Crew;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Session;
import dev.jackdaw.tui.screen.Sanitiser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `jackdaw memory pending|promote|reject|distill`: what may be worth a note, and what becomes of it.
final class CandidateCommand {
    /// What it answers to.
    static final List<String> WORDS = List.of("pending", "promote", "reject", "distill");

    private final Start start;
    private final Shelf shelf;

    private CandidateCommand(Start start) {
        this.start = start;
        this.shelf = Shelf.of(start.state(), start.directory());
    }

    static int run(Start start) throws CommandFault, IOException {
        var command = new CandidateCommand(start);
        List<String> words = start.line().words();
        Optional<String> what = words.stream().skip(1).findFirst();
        boolean all = start.line().has("--all");
        if (words.size() > 2 || all && what.isPresent()) throw usage();
        switch (words.getFirst()) {
            case "pending" -> command.pending();
            case "promote" ->
                command.promoted(
                        all
                                ? new Promotion(command.shelf).of(command.waiting())
                                : what.isPresent()
                                        ? new Promotion(command.shelf).of(List.of(command.named(what.get())))
                                        : new Promotion(command.shelf).unasked());
            case "reject" -> command.reject(command.named(what.orElseThrow(CandidateCommand::usage)));
            default -> command.distill(what);
        }
        return ExitCode.DONE;
    }

    private static CommandFault usage() {
        return CommandFault.usage(
                "say what: jackdaw memory pending, promote [ID or --all], reject ID or distill [TOPIC]");
    }

    private List<Candidate> waiting() throws IOException {
        return shelf.pending().waiting();
    }

    private Candidate named(String id) throws CommandFault, IOException {
        List<Candidate> found = shelf.pending().named(id);
        if (found.size() == 1) return found.getFirst();
        throw CommandFault.error("there is no candidate " + Sanitiser.line(id)
                + ", or several whose ids begin so; jackdaw memory pending shows them");
    }

    private void pending() throws IOException {
        if (start.line().has("--json"))
            start.print(
                    Json.arr(waiting().stream().map(Candidate::json).toList()).pretty());
        else {
            waiting().forEach(each -> start.print(line(each)));
            if (waiting().isEmpty()) start.warn("nothing waits to become a note");
        }
    }

    private static String line(Candidate each) {
        return String.format(
                Locale.ROOT,
                "%-8s  %s  %3.0f of %.0f  %-10s  seen %d  %-16s  %s%s",
                each.id(),
                each.at().toString().substring(0, 10),
                each.score(),
                Candidate.ENOUGH,
                each.origin().name().toLowerCase(Locale.ROOT),
                each.seen(),
                each.topic().label(),
                Sanitiser.line(each.text()),
                each.corrects()
                        .map(id -> "  (corrects " + Sanitiser.line(id) + ")")
                        .orElse(""));
    }

    private void promoted(List<Note> notes) {
        for (Note note : notes) start.print("kept: " + note.id() + "  " + Sanitiser.line(note.text()));
        if (notes.isEmpty()) start.warn("nothing became a note; jackdaw memory pending shows what waits, and why");
    }

    private void reject(Candidate candidate) throws IOException {
        shelf.pending().reject(candidate);
        start.print("rejected: " + candidate.id() + "  " + Sanitiser.line(candidate.text()));
    }

    private void distill(Optional<String> label) throws CommandFault, IOException {
        Optional<Topic> topic = Optional.empty();
        if (label.isPresent())
            topic = Optional.of(Topic.labelled(label.get())
                    .orElseThrow(() -> CommandFault.usage("there is no topic " + Sanitiser.line(label.get()))));
        var distillation = new Distillation(shelf.project(), adviser());
        try {
            int gone = topic.isPresent() ? distillation.of(topic.get()) : distillation.unasked();
            start.print(gone + " notes were put away"
                    + (gone == 0
                            ? ""
                            : "; they are in " + shelf.project().folder().resolve("distilled.md")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The model for such work, where one is configured.
    private Optional<Adviser> adviser() throws IOException {
        try {
            var aside = new Aside(
                    Session.inMemory("distill"),
                    new Crew(Opening.of(start).settings().lineup()));
            return Optional.of((instructions, text) -> aside.ask(Work.EXTRACTION, instructions, text));
        } catch (CommandFault none) {
            start.warn("no model is asked: " + none.why());
            return Optional.empty();
        }
    }
}
