package dev.jackdaw.tui.edit;

/// What stands in a text as one character: shown short, sent whole.
public sealed interface Placeholder {

    /// What is sent for it.
    String text();

    /// A long text that was pasted.
    record Paste(String text, long lines) implements Placeholder {
        public Paste(String text) {
            this(text, text.lines().count());
        }
    }

    /// Anything else, as an image that is sent by its path.
    ///
    /// @param label how it is shown, as `[Image #1 800x600 png]`
    record Named(String label, String text) implements Placeholder {}
}
