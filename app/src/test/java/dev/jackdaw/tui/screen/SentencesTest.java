package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.tool.Access;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencesTest {
    private static final Pattern ENGLISH = Pattern.compile("(?:\\b[a-z']{2,}\\b[ ,]+){3,}[a-z']{2,}");

    @TempDir
    Path folder;

    private final Words chinese = Words.of(Map.of("LANG", "zh_CN.UTF-8"));

    @Test
    void whatStandsAtAPlaceMayBeASentenceToo() {
        assertEquals(
                "命令可能有改动：rm 会删除文件，而 dontAsk 模式拒绝一切需要询问的操作",
                chinese.told(
                        "the command may change something: rm removes files, and dontAsk mode refuses what would be"
                                + " asked"));
        assertEquals("规则 deny Bash({1} rm:*) 禁止", chinese.told("the rule deny Bash({1} rm:*) forbids it"));
        assertEquals("nothing of ours", chinese.told("nothing of ours"));
        assertEquals("", chinese.told(""));
        assertEquals("it says nothing", Words.of(Map.of()).told("it says nothing"));
    }

    @Test
    void whyAModelCannotBeAskedIsToldInChinese() {
        assertEquals(
                "找不到主机 api.test；请检查基础地址和网络（尝试 6 次后放弃）",
                chinese.told("the host api.test is unknown. Check the base URL and the network. (gave up after 6"
                        + " attempts)"));
        assertEquals(
                "与 api.test 的连接中断：完整的回答到达之前连接已关闭",
                chinese.told("the connection to api.test broke: it was closed without a whole answer"));
    }

    /// The reasons of thousands of commands, as the gate would tell them.
    @Test
    void everyReasonOfTheGateIsToldInChinese() throws IOException {
        var workspace = new Workspace(folder, List.of(), List.of());
        var left = new TreeSet<String>();
        for (String name : List.of("everyday", "attacks", "contested"))
            for (String line : Files.readAllLines(Path.of("../core/src/test/corpus/" + name + ".jsonl"))) {
                var access = new Access.Execute(Json.parse(line).get("command").text(""), Optional.of(folder));
                String why = Policy.of(Mode.DEFAULT)
                        .judge("bash", List.of(access), workspace)
                        .why();
                if (!why.isEmpty() && ENGLISH.matcher(chinese.told(why)).find()) left.add(chinese.told(why));
            }
        assertEquals("", String.join("\n", left));
    }
}
