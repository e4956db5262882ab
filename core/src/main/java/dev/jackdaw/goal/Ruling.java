package dev.jackdaw.goal;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Verdict;
import dev.jackdaw.tool.LooseJson;
import dev.jackdaw.wording.Brief;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a judge said, read: a JSON array of `{index, verdict, reason, evidence}`, whether or not in a code fence.
///
/// @param verdicts by the number of their criterion, counted from 1
record Ruling(Map<Integer, Verdict> verdicts) {
    private static final int MOST_SAID = 500;

    /// The ruling on some criteria; empty where it is none, or leaves one of them out.
    ///
    /// @param numbers the criteria that were asked about
    /// @param by who judged
    static Optional<Ruling> read(String said, List<Integer> numbers, Shown shown, String by) {
        Json array;
        try {
            array = LooseJson.parse(said).value();
        } catch (JsonFault garbage) {
            return Optional.empty();
        }
        if (!(array instanceof Json.Arr)) return Optional.empty();
        var verdicts = new HashMap<Integer, Verdict>();
        for (Json each : array.items()) {
            int number = (int) each.get("index").number(0);
            Optional<Verdict> verdict = verdict(each, shown, by);
            boolean known = numbers.contains(number) && verdict.isPresent();
            if (!known || verdicts.put(number, verdict.get()) != null) return Optional.empty();
        }
        return verdicts.size() == numbers.size() ? Optional.of(new Ruling(verdicts)) : Optional.empty();
    }

    /// What ends the work, met or impossible, needs a quote that occurs.
    private static Optional<Verdict> verdict(Json each, Shown shown, String by) {
        String reason = Brief.head(Brief.line(each.get("reason").text("")), MOST_SAID);
        String evidence = Brief.head(each.get("evidence").text("").strip(), MOST_SAID);
        Standing standing;
        switch (each.get("verdict").text("")) {
            case "met" -> standing = Standing.MET;
            case "not_yet" -> standing = Standing.NOT_YET;
            case "impossible" -> standing = Standing.IMPOSSIBLE;
            default -> {
                return Optional.empty();
            }
        }
        if (standing == Standing.NOT_YET || shown.has(each.get("evidence").text("")))
            return Optional.of(new Verdict(standing, reason, evidence, by));
        return Optional.of(
                new Verdict(Standing.NOT_YET, reason.isEmpty() ? "no evidence" : "no evidence for: " + reason, "", by));
    }
}
