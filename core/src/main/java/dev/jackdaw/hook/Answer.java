package dev.jackdaw.hook;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What a hook says.
///
/// @param decision about going on
/// @param reason for it
/// @param input fields of the call or the prompt that take the place of those before
/// @param context what the model is to read
/// @param output what the model is to read in place of a call's result
/// @param message what the user is to read
/// @param stop why the turn is to end, if it is to
/// @param printed how it came about
public record Answer(
        Decision decision,
        String reason,
        Optional<Json.Obj> input,
        String context,
        Optional<String> output,
        String message,
        Optional<String> stop,
        Printed printed) {

    /// A hook that has nothing to say.
    public static final Answer NONE = new Answer(
            Decision.NONE, "", Optional.empty(), "", Optional.empty(), "", Optional.empty(), Printed.NOTHING);

    /// Text from hooks is cut there, in characters, as in Claude Code.
    static final int MOST = 10_000;

    /// The later the stronger.
    public enum Decision {
        NONE,
        ALLOW,
        ASK,
        /// Refuses a call, blocks a prompt, lets a model that wants to stop go on.
        DENY
    }

    public static Answer of(Decision decision, String reason) {
        return new Answer(
                decision, cut(reason), Optional.empty(), "", Optional.empty(), "", Optional.empty(), Printed.NOTHING);
    }

    public static Answer deny(String reason) {
        return of(Decision.DENY, reason);
    }

    /// Something for the model to read.
    public static Answer context(String text) {
        return new Answer(
                Decision.NONE,
                "",
                Optional.empty(),
                cut(text),
                Optional.empty(),
                "",
                Optional.empty(),
                Printed.NOTHING);
    }

    /// Other input for the call.
    public static Answer input(Json.Obj changed) {
        return new Answer(
                Decision.NONE, "", Optional.of(changed), "", Optional.empty(), "", Optional.empty(), Printed.NOTHING);
    }

    Answer with(Printed how) {
        return new Answer(decision, reason, input, context, output, message, stop, how);
    }

    static String cut(String text) {
        String said = text.strip();
        if (said.length() <= MOST) return said;
        int end = Character.isHighSurrogate(said.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return said.substring(0, end) + "\n(cut after " + MOST + " characters)";
    }

    /// What several say together: the strictest decides, with its first reason; changes are merged in order.
    public static Answer together(List<Answer> answers) {
        Decision decision = Decision.NONE;
        String reason = "";
        var fields = new LinkedHashMap<String, Json>();
        Optional<String> output = Optional.empty();
        Optional<String> stop = Optional.empty();
        var contexts = new ArrayList<String>();
        for (Answer answer : answers) {
            if (answer.decision.compareTo(decision) > 0) {
                decision = answer.decision;
                reason = answer.reason;
            }
            answer.input.ifPresent(changed -> fields.putAll(changed.fields()));
            if (answer.output.isPresent()) output = answer.output;
            if (stop.isEmpty()) stop = answer.stop;
            if (!answer.context.isEmpty()) contexts.add(answer.context);
        }
        Optional<Json.Obj> input = fields.isEmpty() ? Optional.empty() : Optional.of(new Json.Obj(fields));
        return new Answer(decision, reason, input, cut(String.join("\n", contexts)), output, "", stop, Printed.NOTHING);
    }
}
