package dev.jackdaw.tui.slash.work;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.agent.Command;
import dev.jackdaw.json.Json;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tui.complete.Suggestion;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.story.Results;
import dev.jackdaw.tui.story.work.Deeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `/agents`: the subagents of the session, and what is done with them.
public final class AgentCommands {
    /// The tool that takes over what a subagent did in a folder of its own.
    private static final String MERGE = "agent_merge";

    private static final List<String> VERBS = List.of("stop", "show", "merge");

    private AgentCommands() {}

    /// @param roles the parts agents can play, as rows
    public static List<SlashCommand> all(Function<Stage, List<Row>> roles) {
        return List.of(SlashCommand.of("agents", "[stop|show|merge NAME]", (stage, argument) -> {
            if (argument.isEmpty()) stage.show(roster(stage, roles));
            else act(stage, argument);
        }));
    }

    /// What may stand behind the name.
    public static List<Suggestion> arguments(Stage stage) {
        var all = new ArrayList<Suggestion>();
        for (Affairs.Agent agent : affairs(stage).agents().reversed())
            for (String verb : VERBS) {
                boolean fits = agent.returned().isEmpty() == verb.equals("stop")
                        && (!verb.equals("merge") || !agent.sent().worktree().isEmpty());
                if (fits || verb.equals("show"))
                    all.add(Suggestion.of(
                            verb + " " + agent.name(), agent.sent().task()));
            }
        return all;
    }

    private static Affairs affairs(Stage stage) {
        return Affairs.of(stage.live().session().lines());
    }

    private static List<Row> roster(Stage stage, Function<Stage, List<Row>> roles) {
        Words words = stage.words();
        Affairs affairs = affairs(stage);
        if (affairs.agents().isEmpty()) return roles.apply(stage);
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.BOLD, words.of("roster.title")));
        var deeds = new Deeds(words, Deeds.Detail.SHORT);
        for (Affairs.Agent agent : affairs.agents()) {
            List<Row> sent = deeds.of(agent.sent(), affairs);
            rows.add(Row.of("  ").and(sent.getFirst()).hanging(4));
            if (agent.returned().isEmpty()) rows.add(Row.of(Ink.ACCENT, "    " + words.of("roster.works")));
            else
                for (Row row : deeds.of(agent.returned().get(), affairs))
                    rows.add(Row.of("    ").and(row).hanging(6));
        }
        rows.add(Row.of(Ink.BOLD, words.of("roster.roles")));
        rows.addAll(roles.apply(stage));
        return rows;
    }

    private static void act(Stage stage, String argument) throws IOException {
        int space = argument.indexOf(' ');
        String verb = space < 0 ? argument : argument.substring(0, space);
        String name = space < 0 ? "" : argument.substring(space + 1).strip();
        Words words = stage.words();
        if (!VERBS.contains(verb) || name.isEmpty()) throw new IllegalArgumentException(words.of("roster.how"));
        Affairs affairs = affairs(stage);
        Affairs.Agent agent = affairs.agent(name).orElseThrow(() -> unknown(affairs, name, words));
        switch (verb) {
            case "stop" -> {
                stage.live().send(new Command.StopAgent(name));
                stage.show(List.of(Row.of(Ink.DIM, words.of("roster.stopping", Sanitiser.line(name)))));
            }
            case "show" -> show(stage, affairs, agent);
            default -> merge(stage, agent);
        }
    }

    private static IllegalArgumentException unknown(Affairs affairs, String name, Words words) {
        List<String> names =
                affairs.agents().stream().map(Affairs.Agent::name).distinct().toList();
        return new IllegalArgumentException(
                names.isEmpty() ? words.of("roster.none") : words.of("roster.unknown", name, String.join(", ", names)));
    }

    /// What it was told and what it told; its own log beside them, where that is kept.
    private static void show(Stage stage, Affairs affairs, Affairs.Agent agent) {
        var deeds = new Deeds(stage.words(), Deeds.Detail.WHOLE);
        var rows = new ArrayList<>(deeds.of(agent.sent(), affairs));
        agent.returned().ifPresent(back -> rows.addAll(deeds.of(back, affairs)));
        if (agent.returned().isEmpty())
            rows.add(Row.of(Ink.ACCENT, "    " + stage.words().of("roster.works")));
        stage.show(rows);
        log(stage, agent.sent().child()).ifPresent(stage::unfold);
    }

    private static Optional<List<Line>> log(Stage stage, String child) {
        try {
            return child.isEmpty()
                    ? Optional.empty()
                    : Optional.of(stage.desk().sessions().lines(child));
        } catch (IOException notKept) {
            return Optional.empty();
        }
    }

    /// Through the hooks and the gate, and undoable, as any call of the user's own.
    private static void merge(Stage stage, Affairs.Agent agent) {
        Words words = stage.words();
        Toolbox toolbox = stage.live().toolbox();
        Optional<Tool<?>> tool = toolbox.named(MERGE);
        if (tool.isEmpty() || agent.sent().worktree().isEmpty())
            throw new IllegalArgumentException(words.of("roster.merge", Sanitiser.line(agent.name())));
        if (!stage.live().session().conversation().idle()) throw new IllegalArgumentException(words.of("call.busy"));
        var call = new ToolCall(
                "/agents#" + System.nanoTime(),
                tool.get().name(),
                Json.obj("agent", agent.name()).write());
        Toolbox.Bound bound = toolbox.bind(call, stage.live().site());
        stage.meanwhile(() -> Results.whole(call, toolbox.run(bound), words));
    }
}
