package dev.jackdaw.headless;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hunks of a unified diff as objects.
final class Hunks {
    private static final Pattern HEAD = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

    private Hunks() {}

    static List<Json.Obj> of(String diff) {
        var hunks = new ArrayList<Json.Obj>();
        List<String> lines = diff.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher head = HEAD.matcher(lines.get(i));
            if (!head.matches()) continue;
            int end = i + 1;
            while (end < lines.size() && body(lines.get(end))) end++;
            hunks.add(hunk(head, lines.subList(i + 1, end)));
        }
        return hunks;
    }

    private static boolean body(String line) {
        return line.isEmpty() || " +-\\".indexOf(line.charAt(0)) >= 0;
    }

    private static Json.Obj hunk(Matcher head, List<String> lines) {
        return Json.obj(
                "oldStart", number(head.group(1)),
                "oldLines", number(head.group(2)),
                "newStart", number(head.group(3)),
                "newLines", number(head.group(4)),
                "lines", lines);
    }

    /// A count that is left out is one.
    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
