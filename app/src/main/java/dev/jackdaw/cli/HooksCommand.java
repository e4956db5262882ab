package dev.jackdaw.cli;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.hook.Answer;
import dev.jackdaw.hook.HookEvent;
import dev.jackdaw.hook.HookSetting;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.hook.Occasion;
import dev.jackdaw.hook.Occasions;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// `jackdaw hooks`: those that are configured, and what they say to a sample.
final class HooksCommand {
    private static final String SAMPLE = "{\"command\":\"echo hello\"}";

    private final Start start;
    private final List<HookSetting> trusted;
    private final List<HookSetting> all;

    private HooksCommand(Start start, Opening opening) throws CommandFault {
        this.start = start;
        this.trusted = opening.settings().hooks();
        this.all = Layers.hooks(start.request());
    }

    static int run(Start start) throws CommandFault, IOException, InterruptedException {
        List<String> words = start.line().words();
        Opening opening = Opening.withoutModel(start);
        var command = new HooksCommand(start, opening);
        if (words.isEmpty() || words.equals(List.of("list"))) return command.list();
        if (words.size() != 2 || !words.getFirst().equals("test"))
            throw CommandFault.usage("write jackdaw hooks, or jackdaw hooks test EVENT [--tool NAME --input JSON]");
        Set<HookEvent> events = HookEvent.named(words.get(1));
        if (events.isEmpty())
            throw CommandFault.usage("there is no event " + words.get(1) + "; the nearest is "
                    + String.join(", ", HookEvent.nearest(words.get(1))));
        Session session = Session.inMemory("hooks-test");
        try (LiveSession live = opening.live(session, LiveSession.Answering.NOBODY)) {
            return command.test(events.iterator().next(), live);
        }
    }

    private int list() {
        for (HookSetting hook : all) {
            start.print(hook.shownEvents()
                    + (hook.matcher().isEmpty() ? "" : "  [" + hook.matcher() + "]")
                    + hook.terms().condition().map(rule -> "  if " + rule).orElse(""));
            String traits = hook.terms().traits().stream()
                    .map(trait -> ", " + trait.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining());
            start.print("    " + hook.action());
            start.print("    " + hook.source() + (trusted.contains(hook) ? "" : "  (not trusted: it is not run)")
                    + (hook.fired() ? "" : "  (not fired yet)") + traits);
        }
        if (all.isEmpty()) start.print("There are no hooks; docs/hooks.md tells how to write one.");
        return ExitCode.DONE;
    }

    private int test(HookEvent event, LiveSession live) throws CommandFault, InterruptedException {
        var occasions = new Occasions(
                live.session().id(),
                "",
                live.site().workspace().root(),
                () -> live.policy().mode().label());
        Occasion occasion;
        Predicate<String> fits = _ -> false;
        if (event.ofTool()) {
            Invocation<?> call = call(live);
            occasion = event == HookEvent.PRE_TOOL_USE || event == HookEvent.PERMISSION_REQUEST
                    ? occasions.call(event, call)
                    : occasions.result(event, call, ToolResult.of("(a sample of a result)"), 1);
            fits = rule -> Rule.fits(rule, call, live.site().workspace());
        } else occasion = occasions.of(event, subject(event), sample(event));
        start.print("stdin  " + occasion.input().write());
        for (HookSetting hook : all)
            if (!trusted.contains(hook) && hook.matches(occasion))
                start.print("\nnot trusted, not run: " + hook.action() + " (" + hook.source() + ")");
        List<Hooks.Outcome> outcomes =
                Hooks.of(trusted, live.site().workspace().root()).ask(occasion, fits, Hooks.Listener.NOBODY);
        outcomes.forEach(this::tell);
        if (outcomes.isEmpty()) start.print("\nno hook that is run matches");
        else {
            Answer answer =
                    Answer.together(outcomes.stream().map(Hooks.Outcome::answer).toList());
            start.print("\ntogether  " + said(answer));
        }
        if (!event.fired()) start.print(event.label() + " does not happen here yet");
        return ExitCode.DONE;
    }

    private Invocation<?> call(LiveSession live) throws CommandFault {
        String tool = Rule.tool(start.line().value("--tool").orElse("bash"));
        String input = start.line().value("--input").orElse(tool.equals("bash") ? SAMPLE : "{}");
        return switch (live.toolbox().bind(new ToolCall("sample", tool, input), live.site())) {
            case Toolbox.Bound.Ready(var invocation, var _) -> invocation;
            case Toolbox.Bound.Wrong(var why) -> throw CommandFault.usage(why);
        };
    }

    private static String subject(HookEvent event) {
        if (event == HookEvent.SESSION_START) return "startup";
        return event == HookEvent.SESSION_END ? "other" : "";
    }

    private Object[] sample(HookEvent event) throws CommandFault {
        String usual = switch (event) {
            case USER_PROMPT_SUBMIT -> "{\"prompt\":\"hello\"}";
            case SESSION_START -> "{\"source\":\"startup\"}";
            case SESSION_END -> "{\"reason\":\"other\"}";
            case STOP -> "{\"stop_hook_active\":false,\"last_assistant_message\":\"done\"}";
            default -> "{}";
        };
        try {
            var fields = new ArrayList<Object>();
            if (Json.parse(start.line().value("--input").orElse(usual)) instanceof Json.Obj(var given))
                given.forEach((name, value) -> fields.addAll(List.of(name, value)));
            return fields.toArray();
        } catch (JsonFault fault) {
            throw CommandFault.usage("--input is not JSON: " + fault.getMessage());
        }
    }

    private void tell(Hooks.Outcome outcome) {
        start.print("\n" + outcome.hook().action() + " (" + outcome.hook().source() + ")");
        start.print("  exit    " + outcome.answer().printed().exit());
        start.print("  stdout  " + outcome.answer().printed().out().strip());
        start.print("  stderr  " + outcome.answer().printed().errors().strip());
        outcome.failure().ifPresent(why -> start.print("  failed  " + why));
        start.print("  says    " + said(outcome.answer()));
    }

    private static String said(Answer answer) {
        return answer.decision().name().toLowerCase(Locale.ROOT)
                + (answer.reason().isEmpty() ? "" : ": " + answer.reason())
                + answer.input().map(input -> "\n  input   " + input.write()).orElse("")
                + answer.output().map(text -> "\n  output  " + text).orElse("")
                + (answer.context().isEmpty() ? "" : "\n  tells the model  " + answer.context())
                + (answer.message().isEmpty() ? "" : "\n  tells the user   " + answer.message())
                + answer.stop().map(why -> "\n  stops   " + why).orElse("");
    }
}
