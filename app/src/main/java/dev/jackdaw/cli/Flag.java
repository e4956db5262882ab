package dev.jackdaw.cli;

import java.util.ArrayList;
import java.util.List;

/// A flag of the command line.
///
/// @param name as help shows it, with its dashes
/// @param aliases other spellings
/// @param takes whether a value follows
/// @param placeholder the value's name in help
/// @param field the settings field it sets, or empty
/// @param fixed the value a flag without one gives that field
/// @param only the subcommands that know it; all where empty
/// @param help what it does; hidden where empty
record Flag(
        String name,
        List<String> aliases,
        Takes takes,
        String placeholder,
        String field,
        String fixed,
        List<String> only,
        String help) {

    /// Whether a value follows a flag.
    enum Takes {
        NOTHING,
        VALUE,
        /// One, if the next word is none of the flags.
        MAYBE,
        /// One or more: further words that look like rules or paths belong to it.
        SEVERAL
    }

    static Flag of(String name, String... aliases) {
        return new Flag(name, List.of(aliases), Takes.NOTHING, "", "", "true", List.of(), "");
    }

    Flag taking(Takes takes, String placeholder) {
        return new Flag(name, aliases, takes, placeholder, field, fixed, only, help);
    }

    Flag value(String placeholder) {
        return taking(Takes.VALUE, placeholder);
    }

    Flag sets(String field) {
        return new Flag(name, aliases, takes, placeholder, field, fixed, only, help);
    }

    Flag sets(String field, String fixed) {
        return new Flag(name, aliases, takes, placeholder, field, fixed, only, help);
    }

    Flag only(String... subcommands) {
        return new Flag(name, aliases, takes, placeholder, field, fixed, List.of(subcommands), help);
    }

    Flag help(String text) {
        return new Flag(name, aliases, takes, placeholder, field, fixed, only, text);
    }

    /// Every spelling.
    List<String> spellings() {
        var all = new ArrayList<String>(aliases.size() + 1);
        all.add(name);
        all.addAll(aliases);
        return all;
    }
}
