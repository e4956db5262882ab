package dev.jackdaw.tui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightingTest {

    /// The looks of some code: `KEYWORD(class) NAME(A)`, with plain text as it is.
    private static String looks(String language, String code) {
        var highlighting = Highlighting.of(Language.named(language).orElseThrow());
        var shown = new ArrayList<String>();
        for (String line : code.split("\n", -1)) {
            var text = new StringBuilder();
            for (Row.Piece piece : highlighting.line(line).pieces())
                text.append(piece.ink() == Ink.PLAIN ? piece.text() : piece.ink() + "(" + piece.text() + ")");
            shown.add(text.toString());
        }
        return String.join("\n", shown);
    }

    @Test
    void javaIsColoured() {
        assertEquals("""
                NAME(@Override)
                KEYWORD(public) NAME(void) run(NAME(int) n) {  COMMENT(// go)
                    COMMENT(/* over)
                COMMENT(   lines */) KEYWORD(var) s = STRING("a\\"b") + STRING('\\n') + NUMBER(0x1fL) + NUMBER(1.5e-3);
                    NAME(String) t = STRING(""\")
                STRING(        "text" // no comment)
                STRING(        ""\");
                }""", looks("java", """
                @Override
                public void run(int n) {  // go
                    /* over
                   lines */ var s = "a\\"b" + '\\n' + 0x1fL + 1.5e-3;
                    String t = ""\"
                        "text" // no comment
                        ""\";
                }"""));
    }

    @Test
    void pythonIsColoured() {
        assertEquals("""
                NAME(@cache)
                KEYWORD(def) f(x: NAME(int)):
                    STRING(""\"Says)
                STRING(    # nothing.""\")
                    KEYWORD(return) NUMBER(None)  COMMENT(# yet)""", looks("python", """
                @cache
                def f(x: int):
                    ""\"Says
                    # nothing.""\"
                    return None  # yet"""));
    }

    @Test
    void markupIsCodeBetweenItsBracketsOnly() {
        assertEquals("""
                COMMENT(<!-- a)
                COMMENT(b -->)KEYWORD(<p) NAME(class)=STRING("x")
                   NAME(id)=STRING('y')KEYWORD(>)it's class 5KEYWORD(</p>)""", looks("html", """
                <!-- a
                b --><p class="x"
                   id='y'>it's class 5</p>"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '¬',
            value = {
                "ts ¦ const a: string = `x` ¦ KEYWORD(const) a: NAME(string) = STRING(`x`)",
                "go ¦ func f() error { return nil } ¦ KEYWORD(func) f() NAME(error) { KEYWORD(return) NUMBER(nil) }",
                "rust ¦ fn f<'a>(c: char) { 'x' } ¦ KEYWORD(fn) f<'a>(c: NAME(char)) { STRING('x') }",
                "rust ¦ r#\"a\"b\"# ¦ STRING(r#\"a\"b\"#)",
                "c ¦ #include <a.h> ¦ KEYWORD(#include) <a.h>",
                "cpp ¦ int x = 1'000; ¦ NAME(int) x = NUMBER(1)'NUMBER(000);",
                "sh ¦ if [ -f \"$x\" ]; then echo ${a}b $# # no ¦ KEYWORD(if) [ -f STRING(\"$x\") ]; KEYWORD(then) NAME(echo) NAME(${a})b NAME($#) COMMENT(# no)",
                "json ¦ {\"a\": [1, true, \"b\"]} ¦ {NAME(\"a\"): [NUMBER(1), NUMBER(true), STRING(\"b\")]}",
                "yaml ¦ - key: 5 # five ¦ - NAME(key): NUMBER(5) COMMENT(# five)",
                "yaml ¦ url: http://x#y ¦ NAME(url): http://x#y",
                "toml ¦ a.b = \"c\" ¦ NAME(a.b )= STRING(\"c\")",
                "toml ¦ [package] ¦ KEYWORD([package])",
                "properties ¦ a.b=c ¦ NAME(a.b)=c",
                "sql ¦ SELECT a FROM t WHERE b = 'it''s' -- x ¦ KEYWORD(SELECT) a KEYWORD(FROM) t KEYWORD(WHERE) b = STRING('it''s') COMMENT(-- x)",
                "diff ¦ +new ¦ ADDED(+new)",
                "diff ¦ -old ¦ REMOVED(-old)",
                "diff ¦ @@ -1 +1 @@ ¦ NAME(@@ -1 +1 @@)",
                "md ¦ a `b` **c** ¦ a CODE(`b`) BOLD(**c**)",
                "java ¦ 变量 = \"文\"; // 注 ¦ 变量 = STRING(\"文\"); COMMENT(// 注)",
            })
    void languagesAreColoured(String language, String code, String looks) {
        assertEquals(looks, looks(language, code));
    }

    @Test
    void aHereDocumentEndsWithItsWord() {
        assertEquals("""
                cat <<'END' > x
                STRING(if $a)
                KEYWORD(END)
                KEYWORD(fi)""", looks("bash", "cat <<'END' > x\nif $a\nEND\nfi").replace("STRING('END')", "'END'"));
    }

    @ParameterizedTest
    @CsvSource({
        "A.java,java", "a/b/x.d.ts,javascript", "C:\\x\\Y.PY,python", "Dockerfile,dockerfile", "a.h,c", "go.mod,",
        "README.md,markdown", ".bashrc,shell", "noextension,", "pom.xml,xml", "Cargo.toml,toml", "x.tar.gz,"
    })
    void filesTellTheirLanguage(String file, String language) {
        assertEquals(Optional.ofNullable(language), Language.ofFile(file).map(Language::name));
    }

    @Test
    void fencesTellTheirLanguage() {
        assertEquals(
                Optional.of("javascript"), Language.named(" TSX {1,3} title=x").map(Language::name));
        assertEquals(Optional.empty(), Language.named(""));
        assertEquals(Optional.empty(), Language.named("{.java}"));
        assertEquals(Optional.empty(), Language.named("klingon"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java",
                "kotlin",
                "scala",
                "python",
                "js",
                "go",
                "rust",
                "c",
                "csharp",
                "swift",
                "sh",
                "powershell",
                "bat",
                "json",
                "yaml",
                "toml",
                "ini",
                "sql",
                "md",
                "diff",
                "xml",
                "css",
                "ruby",
                "php",
                "lua",
                "dockerfile",
                "make",
                "hcl"
            })
    void noLineLosesAnything(String language) {
        var random = new Random(language.hashCode());
        String marks = "\"'`/*#<>!-=[]{}()$@\\:;,. \t\nabcEND_019中é\u0301😀\"\"\"'''<<EOF<!---->]]>r#\"--+|&%~?R";
        var highlighting = Highlighting.of(Language.named(language).orElseThrow());
        for (int i = 0; i < 3_000; i++) {
            var line = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                int at = random.nextInt(marks.length());
                line.append(marks, at, Math.min(marks.length(), at + random.nextInt(1, 4)));
            }
            String text = line.toString().replace('\n', ' ');
            assertEquals(text.replace("\t", "    "), highlighting.line(text).text());
            assertEquals(
                    text.replace("\t", "    "), highlighting.copy().line(text).text());
        }
    }

    @Test
    void aCopyGoesItsOwnWay() {
        var highlighting = Highlighting.of(Language.named("java").orElseThrow());
        Row open = highlighting.copy().line("/* open");
        assertEquals(List.of(new Row.Piece("/* open", Ink.COMMENT)), open.pieces());
        assertEquals(Ink.KEYWORD, highlighting.line("class").pieces().getFirst().ink());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "/", "'", "<", "${", "<<", "/*", "\\", "a ", "#", "`", "[", "<a ", "\"a\"  "})
    void longLinesAreBounded(String part) {
        for (String language : List.of("java", "sh", "xml", "yaml", "rust", "json", "python")) {
            String line = part.repeat(1_000_000 / part.length());
            Row row = Highlighting.of(Language.named(language).orElseThrow()).line(line);
            assertEquals(line, row.text());
            Row.Piece last = row.pieces().getLast();
            assertEquals(Ink.PLAIN, last.ink());
            assertTrue(last.text().length() >= line.length() - 4_000, language);
        }
    }
}
