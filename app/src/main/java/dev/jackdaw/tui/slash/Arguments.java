package dev.jackdaw.tui.slash;

import dev.jackdaw.memory.candidate.Candidate;
import dev.jackdaw.memory.candidate.Shelf;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Work.Tier;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.session.Requests;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Appearance;
import dev.jackdaw.tui.complete.Suggestion;
import dev.jackdaw.tui.slash.work.AgentCommands;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.undo.Changes;
import dev.jackdaw.undo.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the arguments of commands may be, for completion; found out away from the keys, so a few files may be read.
final class Arguments {
    private static final int SESSIONS = 200;

    /// Characters of what was said that are shown.
    private static final int SAID = 80;

    private Arguments() {}

    static List<Suggestion> of(String command, Stage stage) {
        try {
            return switch (command) {
                case "model" -> models(stage);
                case "mode", "permission" -> plain(Stream.of(Mode.values()).map(Mode::label));
                case "effort" -> plain(Stream.concat(Stream.of(Effort.values()).map(Effort::label), Stream.of("auto")));
                case "eval" -> plain(Stream.of("on", "off", "auto", "status"));
                case "theme" -> plain(Appearance.THEMES.stream());
                case "lang" -> List.of(Suggestion.of("en", "English"), Suggestion.of("zh", "中文"));
                case "resume" -> sessions(stage);
                case "memory", "notes" -> memory(stage);
                case "permissions" -> rules(stage);
                case "undo" -> steps(stage);
                case "redo" -> plain(Stream.of("yes", "force"));
                case "rewind" -> turns(stage);
                case "unpin" -> pins(stage);
                case "plan" -> plain(Stream.of("go", "edit", "drop"));
                case "goal" -> plain(Stream.of("status", "judge", "pause", "resume", "clear"));
                case "diff" -> plain(Stream.of("last"));
                case "agents" -> AgentCommands.arguments(stage);
                default -> List.of();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Suggestion> plain(Stream<String> names) {
        return names.map(name -> Suggestion.of(name, "")).toList();
    }

    private static List<Suggestion> models(Stage stage) {
        var models = new ArrayList<Suggestion>();
        for (Gateway.Standing standing : stage.live().gateway().standings())
            models.add(Suggestion.of(standing.name(), String.join(", ", standing.uses())));
        for (Tier tier : stage.desk().settings().lineup().tiers().keySet())
            models.add(Suggestion.of(
                    tier.name().toLowerCase(Locale.ROOT),
                    stage.desk().settings().lineup().tiers().get(tier).label()));
        return models;
    }

    private static List<Suggestion> sessions(Stage stage) throws IOException {
        String current = stage.live().session().id();
        var sessions = new ArrayList<Suggestion>();
        for (Sessions.Entry entry : stage.desk().sessions().list()) {
            if (sessions.size() == SESSIONS) break;
            if (!entry.id().equals(current)) sessions.add(Suggestion.of(entry.id(), entry.preview()));
        }
        return sessions;
    }

    private static List<Suggestion> memory(Stage stage) throws IOException {
        var all = new ArrayList<>(plain(Stream.of("pending")));
        Shelf shelf = Shelf.of(
                stage.desk().settings().state(), stage.desk().settings().directory());
        for (Candidate each : shelf.pending().waiting())
            for (String what : List.of("promote ", "reject ")) all.add(Suggestion.of(what + each.id(), each.text()));
        return all;
    }

    private static List<Suggestion> rules(Stage stage) {
        var all = new ArrayList<Suggestion>();
        for (RuleList list : RuleList.values())
            all.add(Suggestion.of(list.label() + " ", stage.words().of("permissions." + list.label())));
        for (RuleList list : RuleList.values())
            for (Rule rule : stage.live().policy().rules(list))
                all.add(Suggestion.of(
                        "remove " + list.label() + " " + rule.text(),
                        rule.origin().source()));
        return all;
    }

    private static List<Suggestion> steps(Stage stage) throws IOException {
        var all = new ArrayList<>(plain(Stream.of("turn", "all", "list")));
        Optional<Timeline> timeline = stage.live().timeline();
        if (timeline.isEmpty()) return all;
        for (Changes.Step step : timeline.get().changes().steps().reversed())
            if (step.number() > 0 && step.state() == Changes.State.DONE)
                all.add(Suggestion.of(String.valueOf(step.number()), step.what()));
        return all;
    }

    private static List<Suggestion> turns(Stage stage) {
        var all = new ArrayList<Suggestion>();
        for (String said : Requests.of(stage.live().session().lines(), SAID))
            all.add(Suggestion.of(String.valueOf(all.size() + 1), said));
        return all.reversed();
    }

    private static List<Suggestion> pins(Stage stage) {
        var all = new ArrayList<Suggestion>();
        for (String pin : stage.live().session().conversation().bearings().pinned())
            all.add(Suggestion.of(String.valueOf(all.size() + 1), pin));
        return all;
    }
}
