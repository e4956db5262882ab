package dev.jackdaw.model;

import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A model that is not shown what it cannot take: it is told in words that something was there.
public final class Blindfold implements Around {
    private final Model model;
    private final Predicate<String> takes;
    private final Retold retold = new Retold(this::told);

    /// @param takes whether the model takes an `image` or a `pdf`
    public Blindfold(Model model, Predicate<String> takes) {
        this.model = model;
        this.takes = takes;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public boolean takes(String kind) {
        return takes.test(kind);
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        return model.reply(retold.of(prompt), arrivals);
    }

    private Message told(Message message) {
        return switch (message) {
            case Message.User(var content)
            when content.stream().anyMatch(this::unseen) ->
                new Message.User(content.stream().map(this::told).toList());
            case Message.Answer(var id, var result)
            when result.media().stream().anyMatch(this::unseen) -> new Message.Answer(id, told(result));
            case Message.User _, Message.Assistant _, Message.Answer _ -> message;
        };
    }

    private Content told(Content part) {
        return part instanceof Content.Picture(var media) && unseen(media) ? new Content.Text(note(media)) : part;
    }

    private ToolResult told(ToolResult result) {
        var text = new StringBuilder(result.text());
        var seen = new ArrayList<Media>();
        for (Media media : result.media()) {
            if (!unseen(media)) seen.add(media);
            else text.append(text.isEmpty() ? "" : "\n").append(note(media));
        }
        return new ToolResult(text.toString(), result.failed(), seen, result.details());
    }

    private boolean unseen(Content part) {
        return part instanceof Content.Picture(var media) && unseen(media);
    }

    private boolean unseen(Media media) {
        return !takes.test(Media.kind(media.type()));
    }

    private static String note(Media media) {
        return "(" + media.type() + " left out: this model cannot see it)";
    }
}
