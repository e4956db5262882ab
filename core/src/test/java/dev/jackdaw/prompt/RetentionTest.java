package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.history.History;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What survives five compactions: the table of `docs/retention.md`, which `./dev accept` rewrites.
@Timeout(120)
class RetentionTest {
    private static final Path DOCUMENT = Path.of("../docs/retention.md");
    private static final String BEGIN = "<!-- retention -->\n";
    private static final int COMPACTIONS = 5;
    private static final int ROOM = 12_000;

    /// How a fact comes into the session.
    private enum Kind {
        REMEMBER("asked to be remembered, English"),
        REMEMBER_CHINESE("asked to be remembered, Chinese"),
        PINNED("pinned"),
        CONSTRAINT("a constraint in a longer message"),
        PASSING("said in passing by the user"),
        DECIDED("decided by the model"),
        RESULT("printed by a tool only"),
        DEED("a file changed, a command run");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /// @param key what matters about it
    private record Planted(Kind kind, String text, String key) {}

    private static final List<Planted> PLANTED = List.of(
            new Planted(Kind.REMEMBER, "Remember: the staging port is 8443.", "8443"),
            new Planted(Kind.REMEMBER_CHINESE, "记住：发布分支叫 release-q3。", "release-q3"),
            new Planted(Kind.PINNED, "Deploys go through Marta only", "Marta"),
            new Planted(Kind.CONSTRAINT, "You must not touch legacy/billing.", "legacy/billing"),
            new Planted(Kind.PASSING, "By the way our largest customer is Orsted.", "Orsted"),
            new Planted(Kind.DECIDED, "I decided to store dates as epoch-days.", "epoch-days"),
            new Planted(Kind.RESULT, "max_connections = 137", "137"),
            new Planted(Kind.DEED, "src/Invoice.java", "src/Invoice.java"),
            new Planted(Kind.REMEMBER, "From now on write tests in the given-when style.", "given-when"),
            new Planted(Kind.REMEMBER_CHINESE, "以后所有日志都用 slf4x 输出。", "slf4x"),
            new Planted(Kind.PINNED, "不要使用 Lombok", "Lombok"),
            new Planted(Kind.CONSTRAINT, "Don't add a dependency on guavax.", "guavax"),
            new Planted(Kind.PASSING, "The nightly job takes 47 minutes these days.", "47 minutes"),
            new Planted(Kind.DECIDED, "决定：缓存键使用 tenant-hash。", "tenant-hash"),
            new Planted(Kind.RESULT, "libfoo.so.5 => not found", "libfoo.so.5"),
            new Planted(Kind.DEED, "make release-notes", "make release-notes"),
            new Planted(Kind.REMEMBER, "Note that the CI machine has only 2 GB.", "2 GB"),
            new Planted(Kind.REMEMBER_CHINESE, "注意：客户编号以 K7 开头。", "K7"),
            new Planted(Kind.PINNED, "Answer in British English", "British"),
            new Planted(Kind.CONSTRAINT, "接口必须兼容 v2-clients。", "v2-clients"),
            new Planted(Kind.PASSING, "顺便说一下，数据库在法兰克福。", "法兰克福"),
            new Planted(Kind.DECIDED, "I will go with a ring-buffer for the queue.", "ring-buffer"),
            new Planted(Kind.RESULT, "commit 9f3ac1e by Ines", "9f3ac1e"),
            new Planted(Kind.DEED, "db/migrate/017_add_vat.sql", "017_add_vat"),
            new Planted(Kind.REMEMBER, "Always run the linter as lint-all.", "lint-all"),
            new Planted(Kind.REMEMBER_CHINESE, "务必保留 CHANGES.txt 的格式。", "CHANGES.txt"),
            new Planted(Kind.PINNED, "版本号必须是偶数", "偶数"),
            new Planted(Kind.CONSTRAINT, "I prefer records over beans, as in PersonRow.", "PersonRow"),
            new Planted(Kind.PASSING, "Jonas wrote the importer back in 2019.", "Jonas"),
            new Planted(Kind.DECIDED, "The retry limit is 6 then, since 5 failed.", "limit is 6"),
            new Planted(Kind.RESULT, "Total time: 3:41.07", "3:41.07"),
            new Planted(Kind.REMEMBER, "Keep in mind that the demo is on the 14th.", "14th"),
            new Planted(Kind.REMEMBER_CHINESE, "记得测试账号是 demo-cn。", "demo-cn"),
            new Planted(Kind.PASSING, "我们一般周四上线。", "周四"),
            new Planted(Kind.DECIDED, "决定先做导出，再做 importer-ui。", "importer-ui"),
            new Planted(Kind.PASSING, "The old name of the service was Heron.", "Heron"),
            new Planted(Kind.REMEMBER, "Never commit to the branch gh-site.", "gh-site"),
            new Planted(Kind.REMEMBER_CHINESE, "永远不要改 proto/ledger.proto。", "proto/ledger.proto"),
            new Planted(Kind.PASSING, "合同号是 HT-2209。", "HT-2209"),
            new Planted(Kind.PASSING, "Their ops team sits in Porto.", "Porto"));

    private static void plant(Chat chat, Planted fact) {
        switch (fact.kind) {
            case PINNED -> chat.session.append(new Fact.Pinned(fact.text, "user"));
            case DECIDED -> chat.turn("What do you think of it?", "I looked at it. " + fact.text);
            case RESULT -> chat.user("Have a look.").reads("etc/some.conf", filler(7) + fact.text + "\n" + filler(8));
            case CONSTRAINT ->
                chat.turn(fact.text + " " + "The rest is up to you and to what you find. ".repeat(15), "Understood.");
            case REMEMBER, REMEMBER_CHINESE, PASSING -> chat.turn("Go on with the next one. " + fact.text, "Fine.");
            case DEED -> {
                chat.user("Do it.");
                if (fact.text.startsWith("make")) chat.runs(fact.text, 0, "done");
                else chat.changes(fact.text);
            }
        }
        if (!chat.session.conversation().settled()) chat.model("That is it.").ends();
    }

    private static String filler(int seed) {
        var text = new StringBuilder();
        for (int i = 0; i < 40; i++) text.append("line ").append(seed * i).append(" of something that is long\n");
        return text.toString();
    }

    private static void work(Chat chat, int from) {
        for (int i = from; i < from + 8; i++) {
            chat.user("Now look at part " + i + ", and tell me whether anything is odd about it.");
            for (int file = 0; file < 5; file++) chat.reads("src/part" + i + "/File" + file + ".java", filler(i));
            chat.model("Part " + i + " looks as it should; I read five files of it and found nothing odd.")
                    .ends();
        }
    }

    private static Chat played(Chat.Writer writer) throws InterruptedException {
        var chat = new Chat(128_000, writer);
        int each = PLANTED.size() / COMPACTIONS;
        for (int time = 0; time < COMPACTIONS; time++) {
            for (Planted fact : PLANTED.subList(time * each, (time + 1) * each)) {
                plant(chat, fact);
                work(chat, PLANTED.indexOf(fact) * 8);
            }
            chat.compact(ROOM);
        }
        return chat;
    }

    /// A model that is neither good nor bad: it keeps most of the earlier summary, and takes up some of what is new.
    private static String summarised(Prompt prompt) {
        String text = Digest.text(prompt.messages().getFirst()).orElseThrow();
        var lines = new ArrayList<String>();
        for (String line : text.lines().toList()) {
            boolean tells = line.startsWith("USER: ") || line.startsWith("MODEL: ");
            boolean earlier = line.startsWith("- noted");
            if (line.startsWith("USER: Now look") || line.startsWith("MODEL: Part")) continue;
            int chance = Math.floorMod(line.hashCode(), 12);
            boolean kept = earlier ? chance > 0 : line.startsWith("MODEL: ") ? chance > 3 : chance > (tells ? 6 : 9);
            if (kept && (earlier || tells || line.contains("=")))
                lines.add(earlier ? line : "- noted: " + line.substring(line.indexOf(' ') + 1));
        }
        List<String> newest = lines.subList(Math.max(0, lines.size() - 60), lines.size());
        return "## Goal\n- Look at every part.\n\n## Decisions\n" + String.join("\n", newest) + "\n\n## Open points\n";
    }

    /// Whether `history_search` leads to it, and not only to a summary that tells of it.
    private static boolean finds(Session session, String key) {
        var history = new History(session.lines());
        return history.search('"' + key + '"', 0, 50).hits().stream()
                .filter(hit -> !hit.who().equals("summary"))
                .flatMap(hit -> history.named(hit.id()).stream())
                .anyMatch(entry -> History.text(entry).contains(key));
    }

    private static String prompt(Chat chat) {
        var text = new StringBuilder();
        for (Message message : chat.messages())
            text.append(Digest.text(message).orElse("")).append('\n');
        return text.toString();
    }

    private static String table() throws InterruptedException {
        Chat with = played(RetentionTest::summarised);
        Chat without = played(_ -> "");
        Map<String, int[]> rows = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) rows.put(kind.label, new int[6]);
        int[] sum = rows.computeIfAbsent("**all**", _ -> new int[6]);
        for (Planted fact : PLANTED)
            for (int[] row : List.of(rows.get(fact.kind.label), sum)) {
                row[0]++;
                if (prompt(with).contains(fact.text)) row[1]++;
                if (with.summary().contains(fact.key)) row[2]++;
                if (prompt(without).contains(fact.text)) row[3]++;
                if (without.summary().contains(fact.key)) row[4]++;
                if (finds(with.session, fact.key) && finds(without.session, fact.key)) row[5]++;
            }
        var out = new StringBuilder("| | planted | with a model: word for word | in the summary "
                + "| without: word for word | in the summary | found by search |\n|---|--:|--:|--:|--:|--:|--:|\n");
        rows.forEach((name, row) -> {
            out.append("| ").append(name);
            for (int count : row) out.append(" | ").append(count);
            out.append(" |\n");
        });
        return out.toString();
    }

    @Test
    void whatIsLeftIsWhatIsWritten() throws Exception {
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(BEGIN) + BEGIN.length();
        String now = document.substring(0, from) + table() + document.substring(document.indexOf("<!-- end -->"));
        if (Boolean.getBoolean("jackdaw.accept")) Files.writeString(DOCUMENT, now);
        assertEquals(Files.readString(DOCUMENT), now);
    }
}
