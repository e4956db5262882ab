package dev.jackdaw.skill;

import dev.jackdaw.prompt.Passage;
import dev.jackdaw.wording.Brief;
import java.util.ArrayList;
import java.util.List;

/// The part of the system prompt that says which skills there are: names and what they are for.
public final class Index {
    /// Characters at most, where the window allows as many (the figure of Codex).
    private static final int MOST = 8_000;

    /// Characters a token has, and the part of the window the index may fill, in percent.
    private static final int TOKEN = 4;

    private static final int PERCENT = 2;
    /// What is not worth showing of a purpose.
    private static final int LEAST = 24;

    private Index() {}

    /// @param window tokens the model takes; 0 where that is not known
    public static Passage of(Lore lore, long window) {
        if (lore.recipes().isEmpty()) return Passage.of("skills", "");
        List<Recipe> skills =
                lore.of(Kind.SKILL).stream().filter(Recipe::ofModel).toList();
        if (skills.isEmpty()) return Passage.of("skills", "");
        int most = window > 0 ? (int) Math.min(MOST, window * TOKEN * PERCENT / 100) : MOST;
        List<String> lines = lines(skills, Recipe.MOST_SHOWN);
        int whole = length(lines);
        if (whole > most) lines = lines(skills, Math.max(LEAST, shortened(skills, most)));
        int shown = lines.size();
        while (shown > 0 && length(lines.subList(0, shown)) > most) shown--;
        var text = new StringBuilder(Words.of("index"));
        for (String line : lines.subList(0, shown)) text.append('\n').append(line);
        if (shown < lines.size())
            text.append('\n').append(Words.of("index.left").formatted(lines.size() - shown));
        return new Passage(
                "skills",
                text.toString(),
                whole - length(lines.subList(0, shown)),
                skills.stream().map(skill -> skill.origin().file().toString()).toList());
    }

    /// How long each purpose may be for all of them to have room.
    private static int shortened(List<Recipe> skills, int most) {
        int names = 0;
        for (Recipe skill : skills) names += skill.name().length() + "- : \n".length();
        int left = Math.max(0, most - names);
        int each = left / skills.size();
        // What the short ones leave is for the long ones.
        int spare = 0;
        int longer = 0;
        for (Recipe skill : skills) {
            int length = skill.purpose().length();
            if (length <= each) spare += each - length;
            else longer++;
        }
        return longer == 0 ? each : each + spare / longer;
    }

    private static List<String> lines(List<Recipe> skills, int most) {
        var lines = new ArrayList<String>();
        for (Recipe skill : skills) {
            String shown = Brief.head(skill.purpose(), most);
            lines.add("- " + skill.name() + (shown.isEmpty() ? "" : ": " + shown));
        }
        return lines;
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }
}
