package dev.jackdaw.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.verify.Sayings.Claim;
import dev.jackdaw.verify.Sayings.Kind;
import dev.jackdaw.wording.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SayingsTest {
    private final Sayings sayings = new Sayings(Resource.properties(Claims.class, "claims.properties"));

    private List<Kind> kinds(String answer) {
        return sayings.of(answer).stream().map(Claim::kind).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have updated the file.",
                "I've successfully fixed the bug in the parser.",
                "Updated `src/app.py` to handle empty input.",
                "- Fixed the off-by-one error",
                "Great news! I went ahead and implemented the feature.",
                "The file has been modified as you asked.",
                "The parser is now fixed.",
                "We have also renamed the class.",
                "我已经修改了 app.py 文件。",
                "已更新配置。",
                "我按您的要求修复了这个错误。",
            })
    void aDeedIsClaimed(String answer) {
        assertEquals(List.of(Kind.CHANGED), kinds(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "All tests pass.",
                "I ran the tests and looked at the output.",
                "The build succeeds now.",
                "It compiles without warnings.",
                "所有测试通过。",
                "编译成功。",
            })
    void successIsClaimed(String answer) {
        assertEquals(List.of(Kind.PASSED), kinds(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I could not update the file.",
                "I haven't changed anything yet.",
                "I will update the file next.",
                "You should have updated the file.",
                "If I updated the file, the tests pass.",
                "Should the tests pass?",
                "The class was created by Bob.",
                "```\nI have updated the file\n```",
                "> I have updated the file.",
                "The `updated` field is a date.",
                "The created index speeds up queries.",
                "It reads the modified time of each file.",
                "我没有修改任何文件。",
                "如果修改了配置，需要重启。",
                "Hello! How can I help you?",
                "The tests passed previously.",
                "Next steps: run the tests.",
                "",
            })
    void thisClaimsNothing(String answer) {
        assertEquals(List.of(), kinds(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "I updated src/app.py and README.md., src/app.py README.md",
        "Fixed `./lib/x.js:12`., lib/x.js",
        "I added version 1.2.3 of it., ''",
        "See https://example.org/a.html; I fixed it e.g. here., ''",
        "我修改了 app.py 文件。, app.py",
    })
    void filesAreFound(String sentence, String files) {
        assertEquals(files, String.join(" ", Sayings.files(sentence)));
    }

    @Test
    void failuresMayBeAdmitted() {
        assertEquals(true, sayings.admits("Two tests still fail."));
        assertEquals(true, sayings.admits("有两个测试失败。"));
        assertEquals(false, sayings.admits("Everything is in place."));
    }
}
