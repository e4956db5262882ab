package dev.jackdaw.history;

import dev.jackdaw.secret.Secrets;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;
import java.util.List;

/// One thing of a session, whole: a heading in one line, and a page of its text exactly as it was.
final class Recall {
    /// Bytes of a page: with its heading it passes the cap on results.
    private static final int PAGE = 48_000;

    private static final int LISTED = 20;

    private Recall() {}

    static ToolResult of(History history, String id, int offset) {
        List<Entry> found = history.named(id);
        if (found.isEmpty())
            return ToolResult.failure(
                    "nothing in this session has the id " + id + "; search with query, its hits begin with their ids");
        // Of turns with the same number all but the last were rewound.
        boolean one = found.size() == 1 || id.strip().startsWith("turn-");
        return one ? page(found.getLast(), offset) : several(id, found);
    }

    private static ToolResult several(String id, List<Entry> found) {
        var text = new StringBuilder(id + " is the id of " + found.size() + "; recall one by its line:\n");
        for (Entry entry : found.subList(Math.max(0, found.size() - LISTED), found.size()))
            text.append(entry.place())
                    .append(" · turn ")
                    .append(entry.turn())
                    .append(" · ")
                    .append(Brief.line(entry.who()))
                    .append(" · ")
                    .append(entry.text().length())
                    .append(" characters\n");
        return ToolResult.of(Secrets.mask(text.toString()));
    }

    private static ToolResult page(Entry entry, int offset) {
        String text = History.text(entry);
        int from = Brief.whole(text, Math.min(offset, text.length()));
        int to = end(text, from);
        String more = to < text.length() ? "; go on with offset " + to : "";
        String heading = "[" + entry.id() + " · turn " + entry.turn() + " · "
                + Secrets.mask(Brief.line(entry.who())) + " · characters " + from + "–" + to
                + " of " + text.length() + media(entry.line()) + more + "]\n";
        return ToolResult.of(heading + text.substring(from, to));
    }

    private static int end(String text, int from) {
        int bytes = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            if (bytes > PAGE) return Brief.whole(text, at);
            at++;
        }
        return at;
    }

    /// Pictures and documents are named only.
    private static String media(Line line) {
        List<Media> media = switch (line.fact()) {
            case Fact.UserSaid said -> said.media();
            case Fact.ToolRan(var _, var result) -> result.media();
            case Fact _ -> List.of();
        };
        return media.isEmpty()
                ? ""
                : "; with " + String.join(", ", media.stream().map(Media::type).toList()) + ", not shown again";
    }
}
