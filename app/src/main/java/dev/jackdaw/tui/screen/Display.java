package dev.jackdaw.tui.screen;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How much of a session is shown, as the user wants it for now. Safe for use by several threads.
public final class Display {

    /// What can be shown or left out.
    public enum Part {
        /// What the model thinks, not only how long.
        THINKING,
        /// Results as a whole, not only their beginning.
        RESULTS,
        /// Markdown as it is meant, not as it is written.
        MARKDOWN;

        /// The name users write.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Part> named(String label) {
            for (Part part : values()) if (part.label().equals(label)) return Optional.of(part);
            return Optional.empty();
        }
    }

    private final Set<Part> shown = EnumSet.of(Part.MARKDOWN);

    public synchronized boolean shows(Part part) {
        return shown.contains(part);
    }

    public synchronized void show(Part part) {
        shown.add(part);
    }

    public synchronized void fold(Part part) {
        shown.remove(part);
    }
}
