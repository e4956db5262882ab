package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Calls between the special tokens of chat templates, and calls written as in Python.
final class Tokens {
    private static final String MESSAGE = "<|message|>";

    private final Cursor cursor;

    Tokens(Cursor cursor) {
        this.cursor = cursor;
    }

    /// After `[TOOL_CALLS]`: a list of objects, or names with `[ARGS]`.
    Optional<List<Piece>> bracketToken() {
        var pieces = new ArrayList<Piece>();
        while (cursor.take("[TOOL_CALLS]") || !pieces.isEmpty() && !cursor.ended() && named()) {
            cursor.space();
            if (cursor.peek() == '[' || cursor.peek() == '{') {
                Optional<String> value = cursor.value();
                if (value.isEmpty()) return Optional.empty();
                pieces.addAll(Calls.read(value.get(), Spelling.BRACKET_TOKEN));
            } else {
                String name = cursor.name();
                if (cursor.take("[CALL_ID]")) cursor.name();
                cursor.take("[ARGS]");
                Optional<String> arguments = cursor.space().value();
                if (name.isEmpty() || arguments.isEmpty()) return Optional.empty();
                pieces.add(Calls.raw(name, arguments.get(), Spelling.BRACKET_TOKEN));
            }
            cursor.take("</s>");
        }
        return Optional.of(pieces);
    }

    /// Whether another name with arguments stands here; does not move.
    private boolean named() {
        int place = cursor.at();
        boolean named = !cursor.name().isEmpty() && (cursor.sees("[ARGS]") || cursor.sees("[CALL_ID]"));
        cursor.at(place);
        return named;
    }

    /// `<｜tool▁call▁begin｜>`: a name and its arguments, or a type, the name and the arguments in a code block.
    Optional<List<Piece>> callsBegin() {
        var pieces = new ArrayList<Piece>();
        cursor.take("<｜tool▁calls▁begin｜>");
        while (cursor.space().take("<｜tool▁call▁begin｜>")) {
            Optional<String> head = cursor.until("<｜tool▁sep｜>");
            Optional<String> body = cursor.until("<｜tool▁call▁end｜>");
            if (head.isEmpty() || body.isEmpty()) return Optional.empty();
            var inner = new Cursor(body.get());
            boolean bare = inner.space().peek() == '{';
            String name = bare ? head.get() : inner.until("\n").orElse("");
            pieces.add(Calls.raw(name, inner.rest(), Spelling.CALLS_BEGIN));
        }
        cursor.space().takeAny("<｜tool▁calls▁end｜>");
        cursor.take("<｜end▁of▁sentence｜>");
        return pieces.isEmpty() ? Optional.empty() : Optional.of(pieces);
    }

    /// `<|tool_call_begin|>functions.name:0<|tool_call_argument_begin|>{…}<|tool_call_end|>`.
    Optional<List<Piece>> callsSection() {
        var pieces = new ArrayList<Piece>();
        cursor.take("<|tool_calls_section_begin|>");
        while (cursor.space().take("<|tool_call_begin|>")) {
            Optional<String> name = cursor.until("<|tool_call_argument_begin|>");
            Optional<String> arguments = cursor.until("<|tool_call_end|>");
            if (name.isEmpty() || arguments.isEmpty()) return Optional.empty();
            pieces.add(Calls.raw(name.get(), arguments.get(), Spelling.CALLS_SECTION));
        }
        cursor.space().take("<|tool_calls_section_end|>");
        return pieces.isEmpty() ? Optional.empty() : Optional.of(pieces);
    }

    /// Objects with semicolons between them, or Python.
    Optional<List<Piece>> pythonTag() {
        var pieces = new ArrayList<Piece>();
        cursor.takeAny("<|python_tag|>", "<|python_start|>");
        if (cursor.space().peek() != '{') {
            Optional<List<Piece>> calls = python(Spelling.PYTHON_TAG);
            end();
            return calls;
        }
        while (cursor.space().peek() == '{') {
            Optional<String> object = cursor.value();
            if (object.isEmpty()) return Optional.empty();
            pieces.addAll(Calls.read(object.get(), Spelling.PYTHON_TAG));
            cursor.space().take(";");
        }
        end();
        return Optional.of(pieces);
    }

    private void end() {
        cursor.space().takeAny("<|python_end|>", "<|eom_id|>", "<|eot_id|>");
    }

    /// `[name(x="…"), other()]`, or one such without the brackets.
    Optional<List<Piece>> python(Spelling spelling) {
        var pieces = new ArrayList<Piece>();
        boolean list = cursor.take("[");
        do {
            String name = cursor.space().name();
            if (name.isEmpty() || !cursor.take("(")) return Optional.empty();
            var arguments = new LinkedHashMap<String, Json>();
            while (!cursor.space().take(")")) {
                String key = cursor.name();
                if (key.isEmpty() || !cursor.space().take("=")) return Optional.empty();
                arguments.put(key, Calls.valued(cursor.space().argument().strip(), false));
                cursor.take(",");
            }
            String plain = name.endsWith(".call") ? name.substring(0, name.length() - 5) : name;
            pieces.add(new Piece.Called(Calls.plain(plain), new Json.Obj(arguments).write(), spelling, List.of()));
        } while (list && cursor.space().take(","));
        return !list || cursor.space().take("]") ? Optional.of(pieces) : Optional.empty();
    }

    /// Messages with a channel each: thoughts, calls to a recipient, and what is said.
    Optional<List<Piece>> harmony(Decoder.End how) {
        var pieces = new ArrayList<Piece>();
        while (cursor.take("<|start|>assistant") || cursor.sees("<|channel|>")) {
            Optional<String> head = cursor.until(MESSAGE);
            if (head.isEmpty()) return Optional.empty();
            int end = end("<|call|>", "<|end|>", "<|return|>", "<|start|>");
            boolean open = end < 0;
            String body = open ? cursor.rest() : cursor.to(end);
            cursor.takeAny("<|call|>", "<|end|>", "<|return|>");
            boolean cut = open && how == Decoder.End.CUT;
            boolean calls = head.get().contains("to=");
            if (!cut || !calls) pieces.add(message(head.get(), body));
            cursor.space();
        }
        return Optional.of(pieces);
    }

    private static Piece message(String head, String body) {
        int to = head.indexOf("to=");
        if (to < 0) return head.contains("analysis") ? new Piece.Thought(body) : new Piece.Said(body);
        return Calls.raw(new Cursor(head.substring(to + 3)).name(), body, Spelling.HARMONY);
    }

    private int end(String... tokens) {
        int first = -1;
        for (String token : tokens) {
            int there = cursor.find(token, cursor.at());
            if (there >= 0 && (first < 0 || there < first)) first = there;
        }
        return first;
    }
}
