package dev.jackdaw.cli;

import dev.jackdaw.settings.FolderTrust;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.settings.Request;
import dev.jackdaw.trust.Approvals;
import dev.jackdaw.trust.Belongings;
import dev.jackdaw.trust.Standing;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Asks, before an interactive session begins, whether what the folder brings along may count, where something of it
/// was left out.
final class TrustQuestion {
    private static final int MOST_LINES = 60;

    private final Start start;
    private final Words words;

    TrustQuestion(Start start, Loaded loaded) {
        this.start = start;
        this.words = Words.of(
                loaded.settings().flatMap(settings -> settings.appearance().language()), start.environment());
    }

    /// What the user said.
    enum Answer {
        TRUSTED,
        WITHOUT,
        LEAVE
    }

    /// @param loaded the settings without what was left out
    Answer ask(Request request, Loaded loaded) throws IOException, InterruptedException {
        if (!loaded.leavesOut()) return Answer.WITHOUT;
        Belongings found = FolderTrust.everything(request);
        var approvals = new Approvals(start.state());
        switch (approvals.standing(found)) {
            case Standing.Nothing _, Standing.Approved _ -> {
                return Answer.WITHOUT;
            }
            case Standing.Unknown _ -> {
                start.print(
                        words.of("trust.brings", Sanitiser.line(found.folder().toString())));
                for (String name : found.all().keySet()) start.print("  " + Sanitiser.line(name));
                start.print("");
                found.all().forEach((name, text) -> excerpt("── " + name + "\n" + text));
            }
            case Standing.Changed(var difference) -> {
                start.print(
                        words.of("trust.changed", Sanitiser.line(found.folder().toString())));
                excerpt(difference);
            }
        }
        Answer answer = answer();
        if (answer == Answer.TRUSTED) approvals.approve(found);
        return answer;
    }

    private void excerpt(String text) {
        List<String> lines = Sanitiser.clean(text).lines().toList();
        for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) start.print(line);
        if (lines.size() > MOST_LINES) start.print(words.of("trust.more", lines.size() - MOST_LINES));
    }

    private Answer answer() throws IOException {
        while (true) {
            start.print("");
            start.print(words.of("trust.choices"));
            start.standard().out().print("> ");
            start.standard().out().flush();
            String line = line(start.standard().in());
            switch (line.strip()) {
                case "1" -> {
                    return Answer.TRUSTED;
                }
                case "", "2" -> {
                    return Answer.WITHOUT;
                }
                case "3", "q" -> {
                    return Answer.LEAVE;
                }
                default -> start.print(words.of("trust.again"));
            }
        }
    }

    /// One line and no byte more: what follows belongs to the session. The end of the input leaves.
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        while (true) {
            int c = in.read();
            if (c < 0) return line.isEmpty() ? "q" : line.toString();
            if (c == '\n' || c == '\r') return line.toString();
            line.append((char) c);
        }
    }
}
