package dev.jackdaw.skill;

import java.util.Locale;

/// What a file that says how something is done is used for.
public enum Kind {
    /// Knowledge the model takes up when it is of use.
    SKILL,
    /// Something the user says often, under a name.
    COMMAND,
    /// A part an agent plays, with tools of its own.
    AGENT;

    /// The name of the folders such files are in.
    public String folder() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }
}
