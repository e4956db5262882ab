package dev.jackdaw.bench.context;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Work.Tier;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.route.Crew;
import dev.jackdaw.model.route.Known;
import dev.jackdaw.model.route.Lineup;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Several hundred turns in one session, of which the model is changed three times for a smaller one: results between
/// 2 KB and 200 KB, Chinese and English, a paste of 300 KB, something pinned at the beginning, and a question about
/// what was looked up in turn 50.
public final class LongSession {
    /// What is to be in every prompt to the end; stated in turn 3.
    public static final List<String> PINNED =
            List.of("the release branch is harbour-7 and nothing is ever pushed to main", "发布前必须先在预发环境跑完整的回归测试");

    /// What is asked for in the last turns; seen in turn 50 only.
    public static final String SOUGHT = "7f3a9c41d2";

    private static final int STATED = 3;
    private static final int SEEN = 50;
    private static final int PASTE = 300_000;
    private static final String SUMMARIST = "small";
    private static final Map<String, Long> WINDOWS = windows();

    private final Path folder;
    private final int turns;
    private final Material material;
    private final Logbook logbook = new Logbook();
    private final List<String> answers = new ArrayList<>();

    /// @param folder an empty one
    /// @param turns at least 150
    public LongSession(Path folder, int turns, long seed) {
        this.folder = folder;
        this.turns = turns;
        this.material = new Material(seed);
    }

    private static Map<String, Long> windows() {
        var windows = new LinkedHashMap<String, Long>();
        windows.put("large", 200_000L);
        windows.put("middle", 128_000L);
        windows.put("modest", 64_000L);
        windows.put("tight", 32_000L);
        windows.put(SUMMARIST, 32_000L);
        return windows;
    }

    /// Plays it.
    ///
    /// @throws IllegalStateException when a turn ends otherwise than answered
    public Course play() throws IOException, InterruptedException {
        try (var server = new CountingServer(WINDOWS, SUMMARIST, LongSession::summary)) {
            Endpoint main = endpoint(server, "large");
            Lineup lineup = new Lineup(
                    main,
                    List.of(),
                    Map.of(Tier.CHEAP, endpoint(server, SUMMARIST)),
                    List.of(),
                    Map.of(),
                    known(),
                    Optional.empty());
            Path work = java.nio.file.Files.createDirectories(folder.resolve("work"));
            Settings settings = Settings.of(work, folder.resolve("state"), main).under(Policy.of(Mode.BYPASS));
            Session session = new Sessions(settings.state(), settings.directory()).create();
            try (LiveSession live =
                    Jackdaw.open(settings, session, LiveSession.Answering.NOBODY, List.of(logbook), new Crew(lineup))) {
                for (int turn = 1; turn <= turns; turn++) turn(turn, live, server);
            }
            return explained(server.course(answers), session.lines());
        }
    }

    private static Endpoint endpoint(CountingServer server, String model) {
        return Endpoint.of("openai-chat", model, server.base(), "key")
                .asking(ModelCard.of(model, WINDOWS.getOrDefault(model, 0L)));
    }

    private static Known known() {
        var cards = new LinkedHashMap<String, Json.Obj>();
        WINDOWS.forEach((model, window) -> cards.put(model, Json.obj("window", window)));
        return new Known(List.of(), cards);
    }

    private void turn(int turn, LiveSession live, CountingServer server) throws InterruptedException {
        if (turn == turns / 4) choose("middle", live);
        if (turn == turns / 2) choose("modest", live);
        if (turn == turns * 3 / 4) choose("tight", live);
        if (turn == STATED) for (String pin : PINNED) live.send(new Command.Pin(pin));
        boolean asking = turn > turns - 2;
        server.turn(turn, asking ? searching() : looking(turn));
        live.send(Command.Say.now(asking ? "What was the checksum of build 50, word for word?" : said(turn)));
        Ending ending = live.await();
        if (ending.reason() != Ending.Reason.ANSWERED)
            throw new IllegalStateException("turn " + turn + " ended with " + ending + "; "
                    + server.course(answers).wrong());
        if (asking) answers.add(live.session().conversation().answer());
    }

    private static void choose(String model, LiveSession live) {
        live.send(new Command.ChooseModel("openai-chat/" + model));
    }

    private String said(int turn) {
        if (turn == turns / 5)
            return "Here is the whole log of last night, see what is odd in it:\n" + material.lines(PASTE);
        String task = turn % 3 == 0
                ? "请看一下第 " + turn + " 页的泊位记录，告诉我有没有重叠。"
                : "Look at page " + turn + " of the berth records and tell me whether anything overlaps.";
        return turn == STATED ? task + "\nRemember: " + PINNED.getFirst() + ". 记住：" + PINNED.getLast() + "。" : task;
    }

    /// One to three rounds of looking something up, then an answer.
    private List<Function<ServedRequest, ScriptedReply>> looking(int turn) {
        var replies = new ArrayList<Function<ServedRequest, ScriptedReply>>();
        int rounds = 1 + material.upTo(3);
        for (int round = 0; round < rounds; round++) {
            String page = turn + "." + round;
            replies.add(_ -> {
                logbook.holds(page(page));
                return ScriptedReply.calls(call("logbook", Json.obj("page", page)));
            });
        }
        replies.add(_ -> ScriptedReply.text("Nothing overlaps on page " + turn + ". 第 " + turn + " 页没有重叠。"));
        return replies;
    }

    private String page(String page) {
        String lines = material.lines(material.size());
        return page.equals(SEEN + ".0") ? "The checksum of build 50 is " + SOUGHT + ".\n" + lines : lines;
    }

    /// Looks for what was seen long ago, and answers with what is found.
    private static List<Function<ServedRequest, ScriptedReply>> searching() {
        return List.of(
                _ -> ScriptedReply.calls(call("history_search", Json.obj("query", "\"checksum of build 50 is\""))),
                request -> {
                    List<String> results = request.results();
                    String found = results.isEmpty() ? "" : results.getLast();
                    int at = found.indexOf("build 50 is ");
                    return ScriptedReply.text(
                            at < 0
                                    ? "It cannot be found."
                                    : "It was " + found.substring(at + 12, Math.min(found.length(), at + 22)) + ".");
                });
    }

    private static ToolCall call(String tool, Json arguments) {
        return ScriptedReply.call(tool, arguments);
    }

    /// What a small model makes of a conversation.
    private static ScriptedReply summary(ServedRequest request) {
        return ScriptedReply.text("""
                ## Goal
                Look for overlaps in the berth records, page after page.
                ## Decisions
                Pages are looked up one by one in the logbook.
                ## Open
                The pages that were not looked at yet.
                """);
    }

    /// The course with the reason for each prompt that does not extend the one before, as the log tells it.
    private static Course explained(Course course, List<Line> lines) {
        var reasons = new ArrayList<String>();
        var since = new ArrayList<String>();
        for (Line line : lines)
            switch (line.fact()) {
                case Fact.ModelAsked _ -> {
                    reasons.add(String.join(", ", since));
                    since.clear();
                }
                case Fact.ModelChosen _, Fact.ModelSwitched _ -> since.add("another model");
                case Fact.Reduced _ -> since.add("cut");
                case Fact.Compacted _ -> since.add("summed up");
                case Fact.Reinstructed _ -> since.add("instructed anew");
                default -> {}
            }
        var asked = new ArrayList<Course.Asked>();
        for (int i = 0; i < course.asked().size(); i++) {
            Course.Asked each = course.asked().get(i);
            String why = i < reasons.size() && !reasons.get(i).isEmpty() ? reasons.get(i) : each.rewritten();
            asked.add(each.rewritten().isEmpty() ? each : each.because(why));
        }
        return new Course(asked, course.aside(), course.wrong(), course.last(), course.answers());
    }
}
