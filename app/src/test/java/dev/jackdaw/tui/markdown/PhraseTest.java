package dev.jackdaw.tui.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

    /// What was drawn, as `INK(text)` where it is not plain.
    static String looks(Row row) {
        var text = new StringBuilder();
        for (Row.Piece piece : row.pieces())
            text.append(piece.ink() == Ink.PLAIN ? piece.text() : piece.ink() + "(" + piece.text() + ")");
        return text.toString();
    }

    private static String whole(String text) {
        return looks(Phrase.draw(text, Ink.PLAIN, Phrase.Standing.WHOLE).rows().getFirst());
    }

    private static String open(String text) {
        return looks(Phrase.draw(text, Ink.PLAIN, Phrase.Standing.OPEN).rows().getFirst());
    }

    /// Many are examples of the CommonMark specification 0.31.2, with what GitHub adds.
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '¬',
            value = {
                "*foo bar* ¦ ITALIC(foo bar)",
                "a * foo bar* ¦ a * foo bar*",
                "a*\"foo\"* ¦ a*\"foo\"*",
                "foo*bar* ¦ fooITALIC(bar)",
                "_foo bar_ ¦ ITALIC(foo bar)",
                "foo_bar_ ¦ foo_bar_",
                "foo-_(bar)_ ¦ foo-ITALIC((bar))",
                "**foo bar** ¦ BOLD(foo bar)",
                "__foo, __bar__, baz__ ¦ BOLD(foo, bar, baz)",
                "*(**foo**)* ¦ ITALIC(()BOLD_ITALIC(foo)ITALIC())",
                "***both*** ¦ BOLD_ITALIC(both)",
                "*foo**bar**baz* ¦ ITALIC(foo)BOLD_ITALIC(bar)ITALIC(baz)",
                "*foo**bar* ¦ ITALIC(foo**bar)",
                "**foo*bar** ¦ BOLD(foo*bar)",
                "foo *** ¦ foo ***",
                "*foo _bar* baz_ ¦ ITALIC(foo _bar) baz_",
                "~~gone~~ ~not~ ¦ STRUCK(gone) ~not~",
                "`foo` ``a`b`` ` `` ` ¦ CODE(foo) CODE(a`b) CODE(``)",
                "`foo ¦ `foo",
                "*a `*` b* ¦ ITALIC(a )CODE(*)ITALIC( b)",
                "\\*not\\* \\a ¦ *not* \\a",
                "&amp; &copy; &#35; &#x22; &nope; &#27;x &#x202e; ¦ & © # \" &nope; &#27;x �",
                "[link](/uri \"title\") ¦ LINK(link)DIM( (/uri))",
                "[a](<b>) [b](c(d)) ¦ LINK(a)DIM( (b)) LINK(b)DIM( (c(d)))",
                "[link](/my uri) ¦ [link](/my uri)",
                "[https://a.b](https://a.b) ¦ LINK(https://a.b)",
                "[*a* `b`](c) ¦ LINK(a )CODE(b)DIM( (c))",
                "*foo [bar* baz](x) ¦ *foo LINK(bar* baz)DIM( (x))",
                "![shot](a.png) ¦ LINK(shot)DIM( (a.png))",
                "[a [b](c)](d) ¦ [a LINK(b)DIM( (c))](d)",
                "[ref][one] [x] ¦ [ref][one] [x]",
                "<https://a.b/c?d> <me@x.org> <b>x</b> ¦ LINK(https://a.b/c?d) LINK(me@x.org) <b>x</b>",
                "see https://a.b/c_d_(e). ¦ see LINK(https://a.b/c_d_(e)).",
                "(https://a.b) 见https://a.b。 ¦ (LINK(https://a.b)) 见https://a.b。",
                "2 * 3 * 4, snake_case_name, a < b ¦ 2 * 3 * 4, snake_case_name, a < b",
                "**注意：**这里 ¦ BOLD(注意：)这里",
                "这是**“引用”**的 ¦ 这是BOLD(“引用”)的",
            })
    void marksAreDrawn(String text, String looks) {
        assertEquals(looks, whole(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "a **bo ¦ a BOLD(bo)",
                "a **bold* ¦ a BOLD(bold)",
                "a ***bo ¦ a BOLD_ITALIC(bo)",
                "a `co ¦ a CODE(co)",
                "a [li](ht ¦ a LINK(li)DIM( (ht)",
                "a &am ¦ a",
                "a 2*3 ¦ a 2*3",
                "a ** ¦ a ",
                "a \\ ¦ a ",
            })
    void whatWasBegunIsDrawnAsIfItHadEnded(String text, String looks) {
        assertEquals(looks.stripTrailing(), open(text).stripTrailing());
    }

    @Test
    void breaksStay() {
        assertEquals(
                java.util.List.of("a ITALIC(b)", "ITALIC(c) d", "e"),
                Phrase.draw("a *b\nc* d\\\ne", Ink.PLAIN, Phrase.Standing.WHOLE).rows().stream()
                        .map(PhraseTest::looks)
                        .toList());
    }
}
