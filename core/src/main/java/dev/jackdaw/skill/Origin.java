package dev.jackdaw.skill;

import dev.jackdaw.knowledge.Owner;
import java.nio.file.Path;
import java.util.Locale;

/// Where something is from.
///
/// @param file its real path
public record Origin(Path file, Owner owner, Family family) {

    /// Whose it is and where it stands, for a person.
    public String shown() {
        return owner.name().toLowerCase(Locale.ROOT) + " " + file;
    }
}
