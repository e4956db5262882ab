package dev.jackdaw.team;

/// What a team is to do.
///
/// @param task in the user's words; where empty, the team that was cut off goes on
/// @param members how many, the reviewer among them
/// @param rounds how often work is reviewed at most
public record TeamOrder(String task, int members, int rounds) {
    public static final int MEMBERS = 3;
    public static final int ROUNDS = 3;
    private static final String FORM = "a team is ordered by /team [--members N] [--rounds N] TASK";
    static final int MOST_MEMBERS = 6;
    static final int MOST_ROUNDS = 10;

    /// @throws IllegalArgumentException where there cannot be such a team
    public TeamOrder {
        if (members < 2 || members > MOST_MEMBERS)
            throw new IllegalArgumentException("a team has 2 to " + MOST_MEMBERS + " members, the reviewer among them");
        if (rounds < 1 || rounds > MOST_ROUNDS)
            throw new IllegalArgumentException("a team works 1 to " + MOST_ROUNDS + " rounds");
    }

    /// `[--members N] [--rounds N] TASK`, as it is written behind `/team`; `--` ends the options.
    ///
    /// @throws IllegalArgumentException where it is no order, naming the form
    public static TeamOrder of(String line) {
        int members = MEMBERS;
        int rounds = ROUNDS;
        String rest = line.strip();
        while (rest.startsWith("--")) {
            String[] words = rest.split("\\s+", 3);
            if (words[0].equals("--")) {
                rest = rest.substring(2).strip();
                break;
            }
            int number = number(words.length > 1 ? words[1] : "");
            if (words[0].equals("--members")) members = number;
            else if (words[0].equals("--rounds")) rounds = number;
            else throw new IllegalArgumentException("there is no " + words[0] + ": " + FORM);
            rest = words.length > 2 ? words[2].strip() : "";
        }
        return new TeamOrder(rest, members, rounds);
    }

    /// As [#of(String)] reads it.
    public String line() {
        return "--members " + members + " --rounds " + rounds + (task.startsWith("--") ? " -- " : " ") + task;
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("\"" + word + "\" is no number: " + FORM, none);
        }
    }
}
