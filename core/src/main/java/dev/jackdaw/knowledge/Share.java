package dev.jackdaw.knowledge;

import dev.jackdaw.knowledge.Search.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How much of files the model reads. Where they have more than they may, the most general are cut first, for the
/// nearest hold where they disagree.
///
/// @param text what is left of the document
/// @param left characters left out
record Share(Document document, String text, int left) {
    /// Bytes of the project's pages together, as Codex has it; the user's own pages may have as much, and so may rules.
    static final int TOGETHER = 32 * 1024;

    /// Bytes of a single file.
    static final int SINGLE = 24 * 1024;

    /// What shares a limit.
    private enum Group {
        OWN,
        PROJECT,
        RULES
    }

    static List<Share> of(List<Document> documents) {
        if (documents.isEmpty()) return List.of();
        Map<Group, Integer> rooms = new EnumMap<>(Group.class);
        var shares = new ArrayList<Share>();
        for (Document document : documents.reversed()) {
            Group group = group(document);
            int room = rooms.getOrDefault(group, TOGETHER);
            String text = cut(document.text(), Math.min(room, SINGLE));
            rooms.put(group, room - bytes(text));
            shares.addFirst(new Share(document, text, document.text().length() - text.length()));
        }
        return shares;
    }

    private static Group group(Document document) {
        if (document.found().form() == Form.RULE) return Group.RULES;
        return document.found().kind().own() ? Group.OWN : Group.PROJECT;
    }

    /// The beginning that is no longer than that, by whole lines if there are some.
    private static String cut(String text, int most) {
        if (bytes(text) <= most) return text;
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > most) break;
            end += Character.charCount(point);
        }
        int line = text.lastIndexOf('\n', end);
        return text.substring(0, line > end / 2 ? line : end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Under the name of its file.
    String shown() {
        String rest = left == 0 ? "" : Wording.of("left").replace("{count}", Integer.toString(left));
        return Wording.of("file")
                .replace("{name}", document.name())
                .replace("{text}", text.isEmpty() || rest.isEmpty() ? text + rest : text + "\n" + rest);
    }
}
