package dev.jackdaw.tui.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.diff.Diffs.Detail;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DiffsTest {
    private static final String HEAD = "--- a/A.java\n+++ b/A.java\n";

    private static List<Row> rows(String diff) {
        return Diffs.rows(diff, Detail.CHANGE, Words.of(Map.of()));
    }

    private static String text(List<Row> rows) {
        return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
    }

    /// The words that are marked, each in brackets.
    private static String marked(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.pieces().stream())
                .filter(piece -> piece.ink() == Ink.ADDED_WORD || piece.ink() == Ink.REMOVED_WORD)
                .map(piece -> (piece.ink() == Ink.ADDED_WORD ? "+[" : "-[") + piece.text() + "]")
                .collect(Collectors.joining(" "));
    }

    @Test
    void linesHaveTheirNumbersAndWhatIsBetweenHunksIsToldOf() {
        assertEquals(
                String.join(
                        "\n",
                        "      8   a",
                        "      9 - int old = 1;",
                        "      9 + int fresh = 1;",
                        "     10   c",
                        "    …",
                        "    120   x",
                        "    121 + y"),
                text(rows(HEAD
                        + "@@ -8,3 +8,3 @@\n a\n-int old = 1;\n+int fresh = 1;\n c\n@@ -120,1 +120,2 @@\n x\n+y\n")));
    }

    @Test
    void theWordsThatChangedAreMarkedInLinesThatBecameOneAnother() {
        assertEquals("-[old] +[fresh]", marked(rows(HEAD + "@@ -1,2 +1,2 @@\n-int old = 1;\n+int fresh = 1;\n x\n")));
        assertEquals("", marked(rows(HEAD + "@@ -1 +1 @@\n-nothing like it\n+return 42;\n")));
        assertEquals(
                "-[1] +[2]", marked(rows(HEAD + "@@ -1 +1,3 @@\n-int count = 1;\n+// how many\n+int count = 2;\n+\n")));
    }

    @Test
    void aLineThatLooksLikeAHeadIsNone() {
        assertEquals(
                "    1 - -- a comment\n    1   b\n    2 + ++ x",
                text(rows("--- a/a.sql\n+++ b/a.sql\n@@ -1,2 +1,2 @@\n--- a comment\n b\n+++ x\n")));
    }

    @Test
    void newAndDeletedFilesAreToldOf() {
        assertEquals("    new file\n    1 + a", text(rows("--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+a\n")));
        assertEquals("    deleted file\n    1 - a", text(rows("--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n")));
        String two = "--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+a\n--- a/b\n+++ b/b\n@@ -1 +1 @@\n-b\n+c\n";
        assertEquals("    a · new file\n    1 + a\n    b\n    1 - b\n    1 + c", text(rows(two)));
    }

    @Test
    void lineEndsAreToldOf() {
        assertEquals("    line ends: CRLF\n    1 - a\n    1 + b", text(rows(HEAD + "@@ -1 +1 @@\n-a\r\n+b\r\n")));
        List<Row> mixed = rows(HEAD + "@@ -1 +1 @@\n-int a = 1;\r\n+int a = 1;\n");
        assertEquals("    1 - int a = 1;\\r\n    1 + int a = 1;", text(mixed));
        assertEquals("-[\\r]", marked(mixed));
        assertEquals(
                "    1 - same text\n      \\ no line end at the end of the file\n    1 + same text",
                text(rows(HEAD + "@@ -1 +1 @@\n-same text\n\\ No newline at end of file\n+same text\n")));
    }

    @Test
    void tabsThatChangedCanBeSeen() {
        List<Row> rows = rows(HEAD + "@@ -1 +1 @@\n-\treturn x;\n+    return x;\n");
        assertEquals("    1 - →   return x;\n    1 +     return x;", text(rows));
        assertEquals("-[→   ] +[    ]", marked(rows));
    }

    @Test
    void ofAVeryLongLineTheChangeIsShown() {
        String long1 = "x = [" + "1, ".repeat(2_000) + "5, " + "2, ".repeat(2_000) + "];";
        List<Row> rows = rows(HEAD + "@@ -1 +1 @@\n-" + long1 + "\n+" + long1.replace("5", "6") + "\n");
        assertEquals("-[5] +[6]", marked(rows));
        assertTrue(rows.stream().allMatch(row -> row.width() < 300), text(rows));
        List<Row> whole = rows(HEAD + "@@ -0,0 +1 @@\n+" + long1 + "\n");
        assertTrue(whole.getFirst().width() < 700, text(whole));
    }

    @Test
    void whoeverIsToAgreeSeesEveryLetter() {
        String hidden = "x\u001b[2K\u202e" + "y".repeat(3_000);
        List<Row> rows = Diffs.rows(HEAD + "@@ -0,0 +1 @@\n+" + hidden + "\n", Detail.LETTERS, Words.of(Map.of()));
        assertEquals("    1 + x\\x1b[2K\\u202e" + "y".repeat(3_000), text(rows));
        assertEquals(
                "    1 + x" + "y".repeat(30), text(rows(HEAD + "@@ -0,0 +1 @@\n+x\u001b[2K" + "y".repeat(30) + "\n")));
    }

    @Test
    void whereItIsAskedForOneFileHasItsNameToo() {
        List<Row> rows = Diffs.rows(HEAD + "@@ -1 +1 @@\n-a\n+b\n", Detail.NAMED, Words.of(Map.of()));
        assertEquals("    A.java\n    1 - a\n    1 + b", text(rows));
    }

    @Test
    void whatIsNoDiffIsShownAsItIs() {
        assertEquals("    +what\n    … the diff is cut here", text(rows("@@ odd\n+what\n\n… the diff is cut here\n")));
    }
}
