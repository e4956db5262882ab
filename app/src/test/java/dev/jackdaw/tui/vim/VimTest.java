package dev.jackdaw.tui.vim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.edit.Strokes;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.keys.Key.Named;
import dev.jackdaw.tui.screen.Cells;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VimTest {
    private final Editor editor = new Editor();
    private final Vim vim = new Vim(editor);

    /// Types; `<` is Escape, `>` Ctrl-R.
    private void type(String letters) {
        for (String letter : letters.split("")) {
            Key key = letter.equals("<")
                    ? Named.ESCAPE
                    : letter.equals(">") ? Named.SEARCH_HISTORY : new Key.Typed(letter);
            Optional<Key> left = vim.press(key);
            if (left.isEmpty()) continue;
            if (left.get() == Named.UP) editor.up();
            else if (left.get() == Named.DOWN) editor.down();
            else Strokes.edit(editor, left.get());
            vim.settle();
        }
    }

    /// What becomes of a text, with a bar where the cursor is, in the normal mode.
    private static String after(String text, String letters) {
        var test = new VimTest();
        int cursor = text.indexOf('|');
        test.editor.type(text.replace("|", ""));
        test.type("<");
        test.editor.moveTo(cursor);
        test.type(letters);
        return new StringBuilder(test.editor.raw())
                .insert(test.editor.cursor(), '|')
                .toString();
    }

    @Test
    void commandsDoAsInVim() {
        String[][] table = {
            {"|one two", "w", "one |two"},
            {"|one.two", "w", "one|.two"},
            {"|one.two three", "W", "one.two |three"},
            {"|中文かな abc", "w", "中文|かな abc"},
            {"one two thr|ee", "2b", "one |two three"},
            {"one.two thr|ee", "BB", "|one.two three"},
            {"|one two", "e", "on|e two"},
            {"|one.two x", "E", "one.tw|o x"},
            {"  one |two", "0", "|  one two"},
            {"  one |two", "^", "  |one two"},
            {"|one two", "$", "one tw|o"},
            {"a\nb\nc|c", "gg", "|a\nb\ncc"},
            {"|a\nb\ncc", "G", "a\nb\n|cc"},
            {"|a\nb\ncc", "2G", "a\n|b\ncc"},
            {"|a,b,c", "f,;", "a,b|,c"},
            {"a,b,|c", "F,", "a,b|,c"},
            {"a,b,|c", "2F,", "a|,b,c"},
            {"a,b,|c", "F,;,", "a,b|,c"},
            {"|a,b", "t,", "|a,b"},
            {"|abc,b", "t,", "ab|c,b"},
            {"ab,c|d", "T,", "ab,|cd"},
            {"|f(a(b)c)", "%", "f(a(b)c|)"},
            {"f(a(b)c|)", "%", "f|(a(b)c)"},
            {"|one two three", "dw", "|two three"},
            {"|one two three", "2dw", "|three"},
            {"|one two three", "d2w", "|three"},
            {"one |two\nthree", "dw", "one| \nthree"},
            {"one t|wo", "diw", "one| "},
            {"one t|wo three", "daw", "one |three"},
            {"one t|wo", "daw", "on|e"},
            {"|one two", "cwx<", "|x two"},
            {"|one two", "cexy<", "x|y two"},
            {"one |two", "db", "|two"},
            {"one |two", "d0", "|two"},
            {"one |two three", "D", "one| "},
            {"one |two three", "d$", "one| "},
            {"one |two", "Cx<", "one |x"},
            {"a\n|b\nc", "dd", "a\n|c"},
            {"a\nb\n|c", "dd", "a\n|b"},
            {"|a\nb\nc", "2dd", "|c"},
            {"|a\nb\nc", "dj", "|c"},
            {"a\nb\n|c", "dk", "|a"},
            {"a\n|b\nc", "dG", "|a"},
            {"a\n|b\nc", "dgg", "|c"},
            {"a\n|bb\nc", "ccx<", "a\n|x\nc"},
            {"a\n|bb\nc", "Sx<", "a\n|x\nc"},
            {"|a,b,c", "df,", "|b,c"},
            {"|a,b,c", "d2t,", "|,c"},
            {"f(|a, b)", "di(", "f(|)"},
            {"f(|a, b)", "da(", "|f"},
            {"f(a, (|b))", "dib", "f(a, (|))"},
            {"say \"he|llo\" to", "di\"", "say \"|\" to"},
            {"say \"he|llo\" to", "ca\"x<", "say |x to"},
            {"[a|b]", "ci[x<", "[|x]"},
            {"{a|b}", "diB", "{|}"},
            {"|f(a)(b)", "d%", "|(b)"},
            {"|one two", "yiwP", "on|eone two"},
            {"|one two", "yw$p", "one twoone| "},
            {"a\n|b", "yyp", "a\nb\n|b"},
            {"|a\nb", "yyP", "|a\na\nb"},
            {"|a\nb", "ddp", "b\n|a"},
            {"a\n|b", "yy2p", "a\nb\n|b\nb"},
            {"|abc", "x", "|bc"},
            {"|abc", "2x", "|c"},
            {"ab|c", "x", "a|b"},
            {"ab|c", "X", "a|c"},
            {"|abc", "xp", "b|ac"},
            {"|abc", "sx<", "|xbc"},
            {"|abc", "rx", "|xbc"},
            {"|abc", "2rx", "x|xc"},
            {"|aBc", "~~", "Ab|c"},
            {"|a\n  b", "J", "a| b"},
            {"|a\nb\nc", "3J", "a b| c"},
            {"a|b", "ix<", "a|xb"},
            {"a|b", "ax<", "ab|x"},
            {" a|b", "Ix<", " |xab"},
            {"|ab", "Ax<", "ab|x"},
            {"|a\nb", "ox<", "a\n|x\nb"},
            {"a\n|b", "Ox<", "a\n|x\nb"},
            {"|abc", "xu", "|abc"},
            {"|abc", "xxuu>", "|bc"},
            {"|one two", "cwab c<u", "|one two"},
            {"|one two three", "dw.", "|three"},
            {"|a b c", "cwx<w.", "x |x c"},
            {"|abcd", "x3.", "|"},
            {"|a\nb", "Ax<j.", "ax\nb|x"},
            {"|one two", "vex", "| two"},
            {"|one two", "vlly$p", "one twoon|e"},
            {"one |two", "vbd", "|wo"},
            {"a\n|b\nc", "Vd", "a\n|c"},
            {"|a\nb\nc", "Vjd", "|c"},
            {"on|e two", "viwcx<", "|x two"},
            {"|abc", "vlU", "|ABc"},
            {"|abc", "vl~", "AB|c"},
            {"|abc", "vlrx", "|xxc"},
            {"|abc def", "yiwwviwp", "abc ab|c"},
            {"a|bc", "vold", "|a"},
            {"ab|c", "v<x", "a|b"},
            {"|one two", "d<w", "one |two"},
            {"|one", "dfx", "|one"},
            {"|one", "q5z", "|one"},
            {"|👩‍👩‍👧é", "x", "|é"},
            {"ab|c", "10h", "|abc"},
            {"|a\nbb\nc", "jl", "a\nb|b\nc"},
        };
        for (String[] row : table) assertEquals(row[2], after(row[0], row[1]), row[0] + " " + row[1]);
    }

    @Test
    void writingBeginsInTheInsertMode() {
        type("hello<");
        assertEquals("hello", editor.text());
        assertEquals(Vim.Mode.NORMAL, vim.mode());
        assertEquals(4, editor.cursor());
        assertEquals(Optional.of(Named.ESCAPE), vim.press(Named.ESCAPE));
        assertEquals(Optional.of(Named.ENTER), vim.press(Named.ENTER));
        vim.reset();
        assertEquals(Vim.Mode.INSERT, vim.mode());
    }

    @Test
    void anEscapeThatEndsSomethingInterruptsNothing() {
        type("a b<0d");
        assertEquals(Optional.empty(), vim.press(Named.ESCAPE));
        type("v");
        assertEquals(Optional.empty(), vim.press(Named.ESCAPE));
        assertEquals(Optional.of(Named.ESCAPE), vim.press(Named.ESCAPE));
        assertEquals("a b", editor.text());
    }

    @Test
    void whatComesInOneReadIsDoneInOrder() {
        type("one two<0");
        assertEquals(Optional.of(new Key.Typed("three")), vim.press(new Key.Typed("wcwthree")));
    }

    @Test
    void anyLettersCanBeTakenBack() {
        String letters = "hjklwbeWBE0^$gGfFtT;,%dcyxXsSr~JpPuoOAIaivVai\"([{23.a中é \n<<<<";
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var test = new VimTest();
            test.editor.type("one (two) \"three\"\n中文 four, é🎉\n\nfive");
            test.type("<");
            for (int i = 0; i < 80; i++) {
                test.type(String.valueOf(letters.charAt(random.nextInt(letters.length()))));
                int at = test.editor.cursor();
                CharSequence raw = test.editor.raw();
                assertTrue(at == 0 || Cells.next(raw, Cells.previous(raw, at)) == at, "seed " + seed);
            }
            test.vim.reset();
            for (int i = 0; i < 200; i++) test.editor.redo();
            String last = test.editor.text();
            for (int i = 0; i < 500; i++) test.editor.undo();
            assertEquals("", test.editor.text(), "seed " + seed);
            for (int i = 0; i < 500; i++) test.editor.redo();
            assertEquals(last, test.editor.text(), "seed " + seed);
        }
    }
}
