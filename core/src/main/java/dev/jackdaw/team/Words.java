package dev.jackdaw.team;

import dev.jackdaw.wording.Resource;
import java.util.Objects;
import java.util.Properties;

/// The program's words to the members of a team.
final class Words {
    private static final Properties WORDS = Resource.properties(Words.class, "team.properties");

    private Words() {}

    static String of(String about) {
        return Objects.requireNonNull(WORDS.getProperty(about), about);
    }
}
