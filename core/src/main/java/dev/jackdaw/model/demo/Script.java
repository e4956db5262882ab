package dev.jackdaw.model.demo;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides the next action from a prompt: the first step that has not been made, unless an answer stands in the way.
final class Script {
    static final String FILE = "src/Parcel.java";
    static final String BEFORE = "int bySize = length * width * height / CUBIC_CENTIMETRES_PER_KILOGRAM;";
    static final String AFTER = "int bySize = started(length * width * height, CUBIC_CENTIMETRES_PER_KILOGRAM);";
    private static final List<String> NEEDED = List.of("ls", "read", "bash", "edit");

    private final Prompt prompt;
    private final Walk walk;
    private final Words words;
    private final Set<String> offered;

    private Script(Prompt prompt) {
        this.prompt = prompt;
        this.walk = Walk.of(prompt.messages());
        this.words = Words.fitting(prompt.messages());
        this.offered = prompt.tools().stream().map(ToolSpec::name).collect(Collectors.toSet());
    }

    static Action next(Prompt prompt) {
        return new Script(prompt).next();
    }

    private Action next() {
        if (walk.over()) return Action.says(words.of("again"));
        if (!offered.containsAll(NEEDED))
            return Action.says(words.of("tools").replace("{tools}", "`" + String.join("`, `", NEEDED) + "`"));
        for (Step step : Step.values()) if (walk.stuck(step)) return stopped(step);
        Action action = act();
        if (!action.calls().isEmpty() && prompt.choice() == Prompt.ToolChoice.NONE) return ends("limit");
        return walk.interjected() ? new Action(words.of("heard") + action.text(), action.calls()) : action;
    }

    private Action act() {
        if (!walk.made(Step.LOOK)) return calls(Step.LOOK);
        if (!sample()) return Action.says(words.of("unknown"));
        if (!walk.made(Step.TEST)) return calls(Step.TEST);
        if (walk.text(Step.TEST).contains(Step.PASSED)) return Action.says(words.of("nothing"));
        if (!walk.text(Step.TEST).contains(Step.FAILED)) return ends("other");
        if (!walk.made(Step.READ)) return calls(Step.READ);
        if (!walk.made(Step.MEND) && !mended()) return calls(Step.MEND);
        if (!walk.made(Step.CHECK)) return calls(Step.CHECK);
        return walk.text(Step.CHECK).contains(Step.PASSED) ? Action.says(words.of("fixed")) : ends("still");
    }

    private boolean sample() {
        return walk.text(Step.LOOK).contains("# Parcel fares")
                && walk.text(Step.LOOK).contains("test.sh");
    }

    private boolean mended() {
        return walk.text(Step.READ).contains(AFTER);
    }

    private Action stopped(Step step) {
        List<Walk.Answered> answers = walk.answers(step);
        Walk.Answered first = answers.stream()
                .filter(answered -> !answered.worked())
                .findFirst()
                .orElseGet(answers::getFirst);
        Action end = ends(first.refused() ? "refused" : "failed");
        String why = first.result().text().strip().replace("\n", "\n    ");
        return Action.says(end.text().replace("{tool}", first.call().tool()).replace("{why}", why));
    }

    /// An end in the middle of the script, which says what has been changed.
    private Action ends(String about) {
        boolean changed = mended() || walk.made(Step.MEND) && !walk.stuck(Step.MEND);
        return Action.says(words.of(about).replace("{changed}", words.of(changed ? "changed" : "unchanged")));
    }

    private Action calls(Step step) {
        var calls = new ArrayList<ToolCall>();
        for (ToolCall call : wanted(step))
            if (offered.contains(call.tool()))
                calls.add(new ToolCall(
                        step.callId(prompt.messages().size(), calls.size()), call.tool(), call.arguments()));
        boolean again = walk.again() && (step == Step.READ || step == Step.MEND);
        return new Action(words.of(again ? step.word() + "-again" : step.word()), calls);
    }

    private static List<ToolCall> wanted(Step step) {
        return switch (step) {
            case LOOK -> List.of(call("ls", "path", "."), call("read", "path", "README.md"));
            case TEST, CHECK -> List.of(call("bash", "command", SampleRepository.testCommand()));
            case READ ->
                List.of(
                        call("grep", "pattern", "kilograms\\(", "path", "src", "output_mode", "content"),
                        call("read", "path", FILE));
            case MEND -> List.of(call("edit", "path", FILE, "old_string", BEFORE, "new_string", AFTER));
        };
    }

    private static ToolCall call(String tool, String... namesAndValues) {
        return new ToolCall("", tool, Json.obj((Object[]) namesAndValues).write());
    }
}
