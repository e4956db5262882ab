package dev.jackdaw.tui.notice;

import dev.jackdaw.secret.Secrets;
import dev.jackdaw.session.Choices;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.screen.Sanitiser;
import java.util.Map;

/// The title of the window: the folder, what the session is about, and how it stands.
public final class Heading {
    private final String folder;
    private String about = "";

    public Heading(String folder) {
        this.folder = Sanitiser.line(folder);
    }

    /// Whether a terminal of that kind has a title: the console of Linux has none.
    public static boolean possible(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        return !kind.isEmpty() && !kind.equals("dumb") && !kind.startsWith("linux");
    }

    /// Another session is shown.
    public void take(Choices choices) {
        about = "";
        choices.title().ifPresent(title -> see(new Fact.Titled(title)));
    }

    public void see(Fact fact) {
        if (fact instanceof Fact.Titled(var title)) about = Secrets.mask(Sanitiser.line(title));
    }

    /// What stands there.
    public enum Standing {
        RESTS(""),
        WORKS("✳ "),
        ASKS("? ");

        private final String mark;

        Standing(String mark) {
            this.mark = mark;
        }
    }

    public String text(Standing standing) {
        return standing.mark + "jackdaw · " + folder + (about.isEmpty() ? "" : " · " + about);
    }
}
