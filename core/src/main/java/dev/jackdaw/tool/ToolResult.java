package dev.jackdaw.tool;

import dev.jackdaw.json.Json;
import java.util.List;

/// What a call gave back.
///
/// @param text what the model reads
/// @param failed whether the call did not do what was asked
/// @param media images and documents for a model that takes them
/// @param details what faces and folds read: a diff, an exit code, a path; never sent to a model
public record ToolResult(String text, boolean failed, List<Media> media, Json.Obj details) {
    public ToolResult {
        media = List.copyOf(media);
    }

    /// The detail that names what kind of trouble a failed call ran into, for folds.
    public static final String TROUBLE = "trouble";

    public static ToolResult of(String text) {
        return new ToolResult(text, false, List.of(), Json.obj());
    }

    public static ToolResult failure(String text) {
        return new ToolResult(text, true, List.of(), Json.obj());
    }

    /// A failure of a known kind.
    public static ToolResult trouble(String kind, String text) {
        return failure(text).with(Json.obj(TROUBLE, kind));
    }

    public ToolResult with(Json.Obj details) {
        return new ToolResult(text, failed, media, details);
    }

    public ToolResult withText(String text) {
        return new ToolResult(text, failed, media, details);
    }
}
