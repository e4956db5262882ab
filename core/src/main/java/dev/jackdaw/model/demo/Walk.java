package dev.jackdaw.model.demo;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far a conversation has come in the script, read from its messages alone.
final class Walk {

    /// A call of the script and its result.
    record Answered(ToolCall call, ToolResult result) {
        boolean worked() {
            return !result.failed();
        }

        boolean refused() {
            return result.details().get("refused").truth(false);
        }

        /// Whether the program was stopped while the call ran, which says nothing about the call itself.
        boolean cutOff() {
            return result.failed() && result.text().startsWith("The program was stopped while this call ran");
        }
    }

    private final Map<String, ToolCall> calls = new HashMap<>();
    private final Map<Step, List<Answered>> answers = new EnumMap<>(Step.class);
    private int failedMends;
    private boolean over;
    private boolean interjected;

    private Walk() {}

    static Walk of(List<Message> messages) {
        var walk = new Walk();
        for (Message message : messages) {
            switch (message) {
                case Message.User _ -> walk.heard();
                case Message.Assistant(var content, var _) -> walk.said(content);
                case Message.Answer(var id, var result) -> walk.answered(id, result);
            }
        }
        return walk;
    }

    /// What the user says in the middle of a turn also asks to try again what did not work.
    private void heard() {
        interjected = !answers.isEmpty();
        for (Step step : Step.values()) if (stuck(step)) forget(step);
    }

    private void said(List<Content> content) {
        interjected = false;
        var made = new ArrayList<ToolCall>();
        for (Content part : content) if (part instanceof Content.Call(var call)) made.add(call);
        if (made.isEmpty()) endOfTurn();
        for (ToolCall call : made) {
            Step.of(call.id()).ifPresent(answers::remove);
            calls.put(call.id(), call);
        }
    }

    private void endOfTurn() {
        over |= text(Step.CHECK).contains(Step.PASSED);
        failedMends = 0;
        answers.clear();
    }

    private void answered(String id, ToolResult result) {
        ToolCall call = calls.get(id);
        Optional<Step> step = Step.of(id);
        if (call == null || step.isEmpty()) return;
        var answered = new Answered(call, result);
        if (answered.cutOff() || unread(step.get(), answered)) forget(step.get());
        else answers.computeIfAbsent(step.get(), _ -> new ArrayList<>()).add(answered);
    }

    /// Whether a change failed for the first time: in a session that was resumed, the file has to be read again.
    private boolean unread(Step step, Answered answered) {
        return step == Step.MEND && !answered.worked() && !answered.refused() && failedMends++ == 0;
    }

    /// A change that may or may not have happened is looked for before it is made again.
    private void forget(Step step) {
        answers.remove(step);
        if (step == Step.MEND) answers.remove(Step.READ);
    }

    /// Whether the step was made in this turn.
    boolean made(Step step) {
        return answers.containsKey(step);
    }

    /// Whether the step was made and the script cannot go on from it.
    boolean stuck(Step step) {
        return made(step) && !step.usable(answers(step));
    }

    /// Whether the change is being tried once more in this turn.
    boolean again() {
        return failedMends > 0;
    }

    List<Answered> answers(Step step) {
        return answers.getOrDefault(step, List.of());
    }

    /// Everything the calls of a step gave back.
    String text(Step step) {
        return text(answers(step));
    }

    static String text(List<Answered> answers) {
        return String.join("\n", answers.stream().map(a -> a.result().text()).toList());
    }

    /// Whether an earlier turn came to the good end of the script.
    boolean over() {
        return over;
    }

    /// Whether the last thing that happened was that the user spoke in the middle of a turn.
    boolean interjected() {
        return interjected;
    }
}
