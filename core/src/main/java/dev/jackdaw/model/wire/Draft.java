package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A reply while it is put together; it tells of every piece.
final class Draft implements ThinkTag.Ears {

    /// What a part is made of.
    enum Kind {
        TEXT,
        THINKING,
        CALL,
        OPAQUE
    }

    private final String origin;
    private final Predicate<String> taken;
    private final Consumer<? super Arrival> arrivals;
    private final List<Part> parts = new ArrayList<>();
    private Optional<Part> current = Optional.empty();
    private String id = "";

    Draft(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals) {
        this.origin = origin;
        this.taken = taken;
        this.arrivals = arrivals;
    }

    boolean begun() {
        return !id.isEmpty();
    }

    /// Tells of the first sign of the reply; a second one changes nothing.
    void begin(String givenId, String model, Usage usage) {
        if (begun()) return;
        id = givenId.isEmpty() ? random("reply_") : givenId;
        String asked = origin.substring(origin.indexOf('/') + 1);
        arrivals.accept(new Arrival.ReplyBegan(id, model.isEmpty() ? asked : model, usage));
    }

    Part open(Kind kind) {
        var part = new Part(kind, parts.size());
        parts.add(part);
        return part;
    }

    /// The part that more of this kind goes to: the last one opened here, if it is of this kind.
    Part more(Kind kind) {
        if (current.isPresent() && current.get().kind() == kind) return current.get();
        pause();
        Part next = open(kind);
        current = Optional.of(next);
        return next;
    }

    @Override
    public void thinking(String text) {
        more(Kind.THINKING).append(text);
    }

    @Override
    public void speech(String text) {
        more(Kind.TEXT).append(text);
    }

    /// Ends the part more would go to.
    void pause() {
        current.ifPresent(Part::end);
        current = Optional.empty();
    }

    /// A call; it is told of once its name is known.
    Part openCall(String givenId, String name) {
        Part part = open(Kind.CALL);
        part.callId = unique(givenId);
        part.named(name);
        return part;
    }

    /// A part that came in one piece.
    void opaque(String kind, Json raw) {
        Part part = open(Kind.OPAQUE);
        part.close(new Content.Opaque(kind, raw));
    }

    Reply reply(Usage usage, Finish finish, String rawFinish) {
        begin("", "", usage);
        boolean cut = finish == Finish.LENGTH || finish == Finish.UNKNOWN;
        var content = new ArrayList<Content>(parts.size());
        boolean calls = false;
        for (Part part : parts) {
            Optional<Content> whole = part.finished(cut);
            whole.ifPresent(content::add);
            calls |= whole.isPresent() && part.kind == Kind.CALL;
        }
        Finish why = finish == Finish.STOP && calls ? Finish.TOOL_CALLS : finish;
        return new Reply(id, origin, content, usage, why, rawFinish);
    }

    private String unique(String givenId) {
        if (givenId.isEmpty()) return random("call_");
        String candidate = givenId;
        for (int copy = 2; used(candidate); copy++) candidate = givenId + "-" + copy;
        return candidate;
    }

    private boolean used(String candidate) {
        for (Part part : parts) if (part.callId.equals(candidate)) return true;
        return taken.test(candidate);
    }

    private static String random(String prefix) {
        return prefix + Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    /// A part of the reply while it arrives.
    final class Part {
        private final Kind kind;
        private final int index;
        private final StringBuilder text = new StringBuilder();
        private Optional<Content> content = Optional.empty();
        private String callId = "";
        private String name = "";
        private String signature = "";
        private boolean ended;

        Part(Kind kind, int index) {
            this.kind = kind;
            this.index = index;
        }

        Kind kind() {
            return kind;
        }

        String callId() {
            return callId;
        }

        boolean blank() {
            return text.isEmpty();
        }

        String text() {
            return text.toString();
        }

        void named(String given) {
            if (!name.isEmpty() || given.isEmpty()) return;
            name = given;
            arrivals.accept(new Arrival.CallBegan(index, new ToolCall(callId, name, "")));
            if (!text.isEmpty()) arrivals.accept(new Arrival.ArgumentsArrived(index, text.toString()));
        }

        void sign(String piece) {
            signature += piece;
        }

        void unsign() {
            signature = "";
        }

        void append(String piece) {
            if (piece.isEmpty()) return;
            text.append(piece);
            switch (kind) {
                case TEXT -> arrivals.accept(new Arrival.TextArrived(index, piece));
                case THINKING -> arrivals.accept(new Arrival.ThinkingArrived(index, piece));
                case CALL -> {
                    if (!name.isEmpty()) arrivals.accept(new Arrival.ArgumentsArrived(index, piece));
                }
                case OPAQUE -> {}
            }
        }

        /// Ends a part whose content is not its text.
        void close(Content whole) {
            content = Optional.of(whole);
            ended = true;
            arrivals.accept(new Arrival.PartEnded(index, whole));
        }

        /// Ends the part. A call whose arguments are no JSON object is decided on when the reply is.
        void end() {
            if (ended) return;
            switch (kind) {
                case TEXT -> {
                    if (!text.isEmpty()) close(new Content.Text(text.toString()));
                }
                case THINKING -> {
                    if (!text.isEmpty() || !signature.isEmpty())
                        close(new Content.Thinking(text.toString(), signature));
                }
                case CALL -> {
                    if (complete()) close(call(text.toString()));
                }
                case OPAQUE -> {}
            }
            ended = true;
        }

        private Optional<Content> finished(boolean cut) {
            boolean stopped = ended;
            end();
            if (content.isPresent() || kind != Kind.CALL || name.isEmpty() || cut) return content;
            if (text.toString().isBlank() && !stopped) return content;
            close(call(text.toString()));
            return content;
        }

        private Content.Call call(String arguments) {
            return new Content.Call(new ToolCall(callId, name, arguments.isBlank() ? "{}" : arguments));
        }

        private boolean complete() {
            if (name.isEmpty()) return false;
            try {
                return Json.parse(text.toString()) instanceof Json.Obj;
            } catch (JsonFault notYet) {
                return false;
            }
        }
    }
}
