package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.text.Replacement;
import dev.jackdaw.tool.kit.text.UnifiedDiff;
import dev.jackdaw.workspace.Confined;
import dev.jackdaw.workspace.Encoding;
import dev.jackdaw.workspace.FileKind;
import dev.jackdaw.workspace.Fingerprint;
import dev.jackdaw.workspace.Sizes;
import dev.jackdaw.workspace.Stale;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Changing one file: only what was seen, all or nothing, and nothing but what was asked.
final class Editing {
    /// A text is held several times over while it is edited.
    static final int MOST_BYTES = 32 << 20;

    private final SeenFiles seen;

    Editing(SeenFiles seen) {
        this.seen = seen;
    }

    /// A file as it is before the change.
    private record Subject(Target target, Fingerprint now, Encoding.Decoded content) {}

    /// The file a call names.
    private record Target(Confined files, Path path, String shown) {
        static Target of(String name, Site site) throws IOException {
            Path path = site.workspace().toWrite(name);
            return new Target(site.workspace().files(), path, site.workspace().shown(path));
        }

        FileKind kind() throws IOException {
            return files.kind(path);
        }

        long size() throws IOException {
            return files.size(path);
        }

        byte[] bytes() throws IOException {
            return files.bytes(path);
        }
    }

    /// Applies replacements in order; when one of them misses, none is applied.
    ToolResult edit(String name, List<Replacement> replacements, Site site) throws IOException, InterruptedException {
        Target file = Target.of(name, site);
        return seen.alone(file.path, () -> switch (file.kind()) {
            case MISSING ->
                creates(replacements)
                        ? create(file, replacements.getFirst().after())
                        : ToolResult.failure(MissingFile.told(file.path, site.workspace()));
            case FOLDER -> ToolResult.failure(file.shown + " is a folder");
            case SPECIAL -> ToolResult.failure(file.shown + " is not a regular file; it cannot be edited");
            case REGULAR ->
                file.size() == 0 && creates(replacements)
                        ? overwrite(file, replacements.getFirst().after())
                        : edit(file, replacements);
        });
    }

    private static boolean creates(List<Replacement> replacements) {
        return replacements.size() == 1 && replacements.getFirst().before().isEmpty();
    }

    private ToolResult edit(Target file, List<Replacement> replacements) throws IOException {
        if (file.size() > MOST_BYTES)
            return ToolResult.failure(file.shown + " is too large to edit (" + Sizes.told(file.size())
                    + "); change it with a command such as sed");
        byte[] bytes = file.bytes();
        Fingerprint now = Fingerprint.of(bytes);
        Optional<ToolResult> objection = seen.objection(file.path, now, file.shown);
        if (objection.isPresent()) return objection.get();
        Optional<Encoding.Decoded> content = Encoding.decode(bytes);
        if (content.isEmpty()) return ToolResult.failure(file.shown + " is a binary file; it cannot be edited as text");
        return apply(new Subject(file, now, content.get()), replacements);
    }

    private ToolResult apply(Subject subject, List<Replacement> replacements) throws IOException {
        String text = subject.content.text();
        var told = new StringBuilder();
        for (int i = 0; i < replacements.size(); i++) {
            switch (replacements.get(i).in(text)) {
                case Replacement.Outcome.Missed(var why) -> {
                    return ToolResult.failure(
                            replacements.size() == 1
                                    ? subject.target.shown + ": " + why
                                    : subject.target.shown + ": edit " + (i + 1) + " of " + replacements.size() + ": "
                                            + why + "\nNone of the edits was applied.");
                }
                case Replacement.Outcome.Done done -> {
                    text = done.text();
                    told.append(told.isEmpty() ? "" : "; ").append(line(done));
                }
            }
        }
        return store(subject, text, told.toString());
    }

    /// What replacements would change, whole; nothing where they would not be applied.
    Optional<String> foreseen(String name, List<Replacement> replacements, Site site) throws IOException {
        Target file = Target.of(name, site);
        Optional<String> before = text(file);
        String text = before.orElse("");
        if (text.isEmpty() && creates(replacements))
            return before.map(_ -> UnifiedDiff.whole(
                            file.shown, "", replacements.getFirst().after())
                    .text());
        for (Replacement replacement : replacements) {
            if (!(replacement.in(text) instanceof Replacement.Outcome.Done done)) return Optional.empty();
            text = done.text();
        }
        String after = text;
        return before.map(now -> UnifiedDiff.whole(file.shown, now, after).text());
    }

    /// What writing that content would change, whole; nothing where the file is no text.
    Optional<String> foreseen(String name, String content, Site site) throws IOException {
        Target file = Target.of(name, site);
        return text(file).map(now -> UnifiedDiff.whole(file.shown, now, content).text());
    }

    private static Optional<String> text(Target file) throws IOException {
        return switch (file.kind()) {
            case MISSING -> Optional.of("");
            case FOLDER, SPECIAL -> Optional.empty();
            case REGULAR ->
                file.size() > MOST_BYTES
                        ? Optional.empty()
                        : Encoding.decode(file.bytes()).map(Encoding.Decoded::text);
        };
    }

    private static String line(Replacement.Outcome.Done done) {
        String where = done.places() == 1 ? "line " + done.line() : done.places() + " places from line " + done.line();
        return where + done.note().map(note -> ", matched although " + note).orElse("");
    }

    private ToolResult store(Subject subject, String text, String told) throws IOException {
        byte[] changed;
        try {
            changed = subject.content.encoding().encode(text);
        } catch (CharacterCodingException e) {
            return ToolResult.failure(
                    subject.target.shown + ": " + e.getMessage() + ", the encoding of this file; nothing was changed");
        }
        try {
            subject.target.files.write(subject.target.path, changed, Optional.of(subject.now));
        } catch (Stale stale) {
            return SeenFiles.stale(
                    subject.target.shown + " was changed by somebody else just now; read it again, then change it");
        }
        Fingerprint now = Fingerprint.of(changed);
        seen.saw(subject.target.path, now);
        var diff = UnifiedDiff.between(subject.target.shown, subject.content.text(), text);
        return SeenFiles.telling(
                told("Edited " + subject.target.shown + " (" + told + ")", diff, "update"), subject.target.shown, now);
    }

    /// Puts a whole content in a file's place, or makes the file.
    ToolResult write(String name, String content, Site site) throws IOException, InterruptedException {
        Target file = Target.of(name, site);
        return seen.alone(file.path, () -> switch (file.kind()) {
            case MISSING -> create(file, content);
            case FOLDER -> ToolResult.failure(file.shown + " is a folder; name a file");
            case SPECIAL -> ToolResult.failure(file.shown + " is not a regular file; it cannot be written");
            case REGULAR -> overwrite(file, content);
        });
    }

    private ToolResult create(Target file, String content) throws IOException {
        byte[] bytes;
        try {
            bytes = Encoding.ofNewText().encode(content);
        } catch (CharacterCodingException e) {
            return ToolResult.failure(file.shown + ": " + e.getMessage() + "; nothing was written");
        }
        try {
            file.files.write(file.path, bytes, Optional.empty());
        } catch (Stale stale) {
            return SeenFiles.stale(file.shown + " was made by somebody else just now; read it first");
        }
        Fingerprint now = Fingerprint.of(bytes);
        seen.saw(file.path, now);
        var diff = UnifiedDiff.between(file.shown, "", content);
        return SeenFiles.telling(told("Created " + file.shown, diff, "create"), file.shown, now);
    }

    /// A text file keeps its encoding as long as it can.
    private ToolResult overwrite(Target file, String content) throws IOException {
        if (file.size() > MOST_BYTES)
            return ToolResult.failure(file.shown + " is too large to replace (" + Sizes.told(file.size()) + ")");
        byte[] bytes = file.bytes();
        Fingerprint now = Fingerprint.of(bytes);
        Optional<ToolResult> objection =
                bytes.length == 0 ? Optional.empty() : seen.objection(file.path, now, file.shown);
        if (objection.isPresent()) return objection.get();
        Encoding.Decoded old = Encoding.decode(bytes).orElse(new Encoding.Decoded(Encoding.ofNewText(), ""));
        return store(new Subject(file, now, old), content, "whole file");
    }

    private static ToolResult told(String text, UnifiedDiff diff, String kind) {
        String counts = diff.text().isEmpty() ? ", no change" : ", +" + diff.added() + " −" + diff.removed();
        return ToolResult.of(text + counts)
                .with(Json.obj("diff", diff.text(), "added", diff.added(), "removed", diff.removed(), "kind", kind));
    }
}
