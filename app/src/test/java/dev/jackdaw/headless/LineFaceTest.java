package dev.jackdaw.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Parts;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Site;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineFaceTest {
    @TempDir
    Path folder;

    private static Fact.Compacted compacted(String why) {
        return new Fact.Compacted("summary", List.of(), 0, why, "extract", 90_000, 4_200);
    }

    private static Json.Obj boundary(String trigger) {
        return Json.obj(
                "type",
                "system",
                "subtype",
                "compact_boundary",
                "compact_metadata",
                Json.obj("trigger", trigger, "pre_tokens", 90_000, "post_tokens", 4_200));
    }

    /// Without the ids.
    private static Json.Obj known(Json.Obj line) {
        return Json.obj(
                "type",
                line.get("type"),
                "subtype",
                line.get("subtype"),
                "compact_metadata",
                line.get("compact_metadata"));
    }

    @Test
    void aSummaryIsABoundaryThatTellsWhoWantedIt() throws IOException {
        var site = new Site(new Workspace(folder, List.of(), List.of()), folder, text -> {});
        var parts = new Parts(
                Gateway.of(new ScriptedModel()),
                List.of(),
                List.of(),
                Policy.of(Mode.DEFAULT),
                site,
                "",
                Budget.USUAL,
                LiveSession.Answering.NOBODY,
                () -> {});
        var told = new ArrayList<Json.Obj>();
        var about = new About("0.1.0", List.of(), "none", 128_000, 0);
        var options = new Options(Options.Format.STREAM_JSON, Set.of(), Optional.empty(), about);
        try (var live = new LiveSession(Session.inMemory("s"), parts)) {
            var face = new LineFace(live, new Lines("s", line -> told.add(known(line))), options);
            for (String why : List.of("manual", "manual: the tests", "auto", "refused")) face.accept(compacted(why));
        }
        assertEquals(List.of(boundary("manual"), boundary("manual"), boundary("auto"), boundary("auto")), told);
    }
}
