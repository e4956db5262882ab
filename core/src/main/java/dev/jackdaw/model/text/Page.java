package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.tool.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What a reply comes to as its pieces are read; it tells of each as it comes.
final class Page implements Consumer<Piece> {
    private final String calls;
    private final Offer offer;
    private final Consumer<? super Arrival> out;
    private final List<Content> content = new ArrayList<>();
    private final List<Piece.Wrong> wrong = new ArrayList<>();
    private final Set<String> spellings = new LinkedHashSet<>();
    private final Set<String> repairs = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thought = new StringBuilder();
    private int next;
    private int textAt = -1;
    private int thoughtAt = -1;
    private int called;

    /// @param calls what the ids of its calls begin with
    Page(String calls, Offer offer, Consumer<? super Arrival> out) {
        this.calls = calls;
        this.offer = offer;
        this.out = out;
    }

    @Override
    public void accept(Piece piece) {
        switch (piece) {
            case Piece.Said(var words) -> {
                end(Piece.Thought.class);
                if (textAt < 0) textAt = next++;
                text.append(words);
                out.accept(new Arrival.TextArrived(textAt, words));
            }
            case Piece.Thought(var words) -> {
                end(Piece.Said.class);
                if (thoughtAt < 0) thoughtAt = next++;
                thought.append(words);
                out.accept(new Arrival.ThinkingArrived(thoughtAt, words));
            }
            case Piece.Called(var tool, var arguments, var spelling, var mended) -> {
                repairs.addAll(mended);
                call(tool, arguments, spelling);
            }
            case Piece.Wrong unread -> {
                if (offer.patient()) wrong.add(unread);
                else call(unread.tool().isEmpty() ? "tool" : unread.tool(), unread.raw(), unread.spelling());
            }
        }
    }

    private void call(String tool, String arguments, Spelling spelling) {
        end();
        int index = next++;
        String id = calls + called++;
        spellings.add(spelling.label());
        out.accept(new Arrival.CallBegan(index, new ToolCall(id, tool, "")));
        out.accept(new Arrival.ArgumentsArrived(index, arguments));
        part(index, new Content.Call(new ToolCall(id, tool, arguments)));
    }

    /// Room for a part of the wire's own.
    int open() {
        return next++;
    }

    /// A part of the wire's own has ended.
    void part(int index, Content part) {
        content.add(part);
        out.accept(new Arrival.PartEnded(index, part));
    }

    /// Ends the text or the thought that was going on.
    void end() {
        end(Piece.Said.class);
        end(Piece.Thought.class);
    }

    private void end(Class<? extends Piece> kind) {
        boolean speech = kind == Piece.Said.class;
        StringBuilder words = speech ? text : thought;
        int index = speech ? textAt : thoughtAt;
        if (index < 0) return;
        if (speech) textAt = -1;
        else thoughtAt = -1;
        String whole = words.toString();
        words.setLength(0);
        part(index, speech ? new Content.Text(whole) : new Content.Thinking(whole, ""));
    }

    List<Content> content() {
        return content;
    }

    /// The calls that could not be read.
    List<Piece.Wrong> wrong() {
        return wrong;
    }

    /// How calls were spelled, for the log; empty where none was.
    Json.Obj mark() {
        if (spellings.isEmpty()) return Json.obj();
        Json.Obj mark = Json.obj("spelling", List.copyOf(spellings));
        return repairs.isEmpty() ? mark : mark.with("repaired", List.copyOf(repairs));
    }
}
