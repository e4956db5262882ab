package dev.jackdaw.undo;

import java.util.Locale;

/// Why something cannot be brought back. Facts hold the word, faces have a sentence for it.
public enum Why {
    /// It is not what the step left: somebody else has changed it since.
    CHANGED,
    /// The file is larger than is saved.
    LARGE,
    /// The quota is used up.
    QUOTA,
    UNREADABLE,
    /// A pipe, a socket, a device, or a name that is no text.
    SPECIAL,
    /// Git's own files are not saved and never touched.
    GIT,
    /// What was saved is gone or damaged.
    LOST,
    /// A folder that holds more than the step put there.
    OCCUPIED,
    /// The system refused; the path is followed by what it said.
    REFUSED,
    /// The workspace has more files than are watched.
    MANY,
    /// Its files were still being looked through when the call began.
    LATE,
    /// Saving failed; the path is followed by what the system said.
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Why of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
