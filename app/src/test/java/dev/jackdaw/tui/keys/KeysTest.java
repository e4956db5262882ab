package dev.jackdaw.tui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.keys.Key.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeysTest {
    private long now = 100_000;
    private Keys keys = new Keys(new Keymap(), () -> now);

    /// The keys in these bytes, however long they waited.
    private List<Key> typed(String... reads) {
        var all = new ArrayList<Key>();
        for (String read : reads) {
            now += 1_000;
            all.addAll(keys.read(read));
        }
        while (keys.waits() > 0) all.addAll(keys.settle());
        return all;
    }

    private static Key text(String text) {
        return new Key.Typed(text);
    }

    @Test
    void textAndKeysComeInOrder() {
        assertEquals(List.of(text("hi"), Named.LEFT, text("中"), Named.ENTER), typed("hi\u001b[D中\r"));
    }

    @Test
    void anEscapeAloneIsAKeyOnceNothingFollows() {
        assertEquals(List.of(), keys.read("\u001b"));
        assertEquals(List.of(Named.ESCAPE), keys.settle());
        assertEquals(0, keys.waits());
        assertEquals(List.of(Named.ESCAPE, Named.ESCAPE), typed("\u001b\u001b"));
    }

    @Test
    void aSequenceMayComeInPieces() {
        String[] pieces = "\u001b[1;5C\u001bb\u001b\r\u001bOH\u001b[3~".split("");
        assertEquals(
                List.of(Named.WORD_RIGHT, Named.WORD_LEFT, Named.ALT_ENTER, Named.HOME, Named.DELETE), typed(pieces));
    }

    @Test
    void everyTerminalSpellsKeysItsOwnWay() {
        Object[][] table = {
            {Named.BACK_TAB, "\u001b[Z", "\u001b[9;2u", "\u001b[27;2;9~"},
            {Named.NEWLINE, "\n", "\u001b[13;2u", "\u001b[13;5u", "\u001b[27;2;13~", "\u001b[27;5;13~", "\u001b[106;5u"
            },
            {Named.ALT_ENTER, "\u001b\r", "\u001b[13;3u", "\u001b[27;3;13~"},
            {
                Named.WORD_LEFT,
                "\u001b[1;5D",
                "\u001b[1;3D",
                "\u001bOd",
                "\u001b\u001b[D",
                "\u001b\u001bOD",
                "\u001b[98;3u"
            },
            {Named.START, "\u001b[1;5H", "\u001b[7^", "\u001b<"},
            {Named.FINISH, "\u001b[1;5F", "\u001b[8^"},
            {Named.PAGE_UP, "\u001b[5~", "\u001b[57421u", "\u001b[5;2~"},
            {Named.UNDO, "\u001f", "\u001b[45:95;6u", "\u001b[27;6;95~", "\u001b[47;5u", "\u0018\u0015"},
            {Named.REDO, "\u001b[122;6u", "\u001b_", "\u001b[95;4u"},
            {Named.INTERRUPT, "\u0003", "\u001b[99;5u", "\u001b[1089::99;5u", "\u001b[99;69u", "\u001b\u0003"},
            {Named.EXTERNAL_EDITOR, "\u0007", "\u0018\u0005", "\u001b[120;5u\u001b[101;5u"},
            {Named.KILL_WORD_BACK, "\u001b\u007f", "\u001b[127;5u", "\u001b[27;5;127~"},
            {Named.KILL_WORD_AHEAD, "\u001b[3;5~", "\u001bd", "\u001bD"},
            {Named.ESCAPE, "\u001b[27u", "\u001b[27;1:1u"},
            {Named.ENTER, "\r", "\u001bOM", "\u001b[57414u"},
            {Named.UP, "\u001b[A", "\u001bOA", "\u001b[1;5A", "\u001b[1;1:2A", "\u0010"},
            {Named.SEARCH_HISTORY, "\u0012"},
            {Named.TRANSCRIPT, "\u000f"},
            {Named.PASTE_IMAGE, "\u0016", "\u001bv"},
            {Named.STEPS, "\u0014"},
        };
        typed("");
        for (Object[] row : table)
            for (Object spelling : Arrays.copyOfRange(row, 1, row.length)) {
                assertEquals(
                        List.of(row[0]),
                        typed((String) spelling),
                        spelling.toString().replace('\u001b', '^'));
            }
    }

    @Test
    void lettersOfTheKittyProtocolAreText() {
        assertEquals(List.of(text("aA!3")), joined(typed("\u001b[97u\u001b[97:65;2u\u001b[49:33;2u\u001b[57402u")));
    }

    @Test
    void whatIsNoKeyLeavesNothingBehind() {
        String[] noise = {
            "\u001b]11;rgb:0000/0000/0000\u0007",
            "\u001b]10;rgb:ffff/ffff/ffff\u001b\\",
            "\u001b[?62;1c",
            "\u001b[>1;4000;38c",
            "\u001b[24;80R",
            "\u001b[0n",
            "\u001b[?1u",
            "\u001b[?2026;2$y",
            "\u001bP1+r544e=787465726d\u001b\\",
            "\u001b_Gi=1;OK\u001b\\",
            "\u001b[<0;10;20M",
            "\u001b[M !!",
            "\u001b[97;5:3u",
            "\u001b[57441;2u",
            "\u001b[34~",
            "\u001b[201~",
            "\u001b[[B",
            "\u001b[3;9;9;9y",
            "\u001b[48;24;80;0;0t",
            "\u009b",
            "\u0000",
            "\u001bq",
        };
        for (String one : noise) assertEquals(List.of(text("x")), typed(one, "x"), one.replace('\u001b', '^'));
        for (String one : noise) {
            var pieces = new ArrayList<>(List.of(one.split("")));
            pieces.add("x");
            assertEquals(List.of(text("x")), typed(pieces.toArray(String[]::new)), one.replace('\u001b', '^'));
        }
    }

    @Test
    void aPasteIsTextWhateverIsInIt() {
        assertEquals(
                List.of(new Key.Pasted("a\nb\u0003\u001b[A\nc"), text("x")),
                typed("\u001b[200~a\r\nb\u0003\u001b[A\rc\u001b[201~x"));
    }

    @Test
    void anEndMarkInAPasteDoesNotSetFreeWhatFollows() {
        assertEquals(
                List.of(new Key.Pasted("harmless\nrm -rf /\nnever mind")),
                typed("\u001b[200~harmless\u001b[201~\rrm -rf /\r\u001b[200~never mind\u001b[201~"));
    }

    @Test
    void aPasteThatNeverEndsIsTakenAsFarAsItCame() {
        keys.read("\u001b[200~lost");
        assertEquals(List.of(new Key.Pasted("lost")), keys.settle());
        assertEquals(List.of(text("x")), keys.read("x"));
    }

    @Test
    void aMegabyteIsPastedInNoTime() {
        String line = "一行 of text with \u001b[31mcolour\u001b[0m and\ttabs\r\n";
        String much = line.repeat(1 << 20 >> 5);
        String sent = "\u001b[200~" + much + "\u001b[201~";
        long start = System.nanoTime();
        var all = new ArrayList<Key>();
        for (int at = 0; at < sent.length(); at += 4_095)
            all.addAll(keys.read(sent.substring(at, Math.min(sent.length(), at + 4_095))));
        all.addAll(keys.settle());
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertEquals(List.of(new Key.Pasted(much.replace("\r\n", "\n"))), all);
        assertTrue(millis < 1_000, millis + " ms");
    }

    @Test
    void aPasteBeyondAllMeasureIsCutAndSaysSo() {
        var paste = new Paste();
        for (int i = 0; i < Paste.MOST + 5; i++) paste.add('x');
        for (char c : "\u001b[201~".toCharArray()) paste.add(c);
        assertTrue(paste.ended());
        assertTrue(paste.text().endsWith("x\n[11 more characters were left out: save them to a file and name it]"));
    }

    @Test
    void linesThatComeAtOnceAreAPasteEvenUnmarked() {
        typed("x");
        for (String burst : List.of("a line of some length that nobody types\r".repeat(8), "one line\rand two\rthree"))
            assertEquals(List.of(new Key.Pasted(burst.replace('\r', '\n'))), typed(burst));
        now += 500;
        assertEquals(List.of(), keys.read("a line that is long enough\rto be pasted"));
        assertEquals(List.of(), keys.read(" in two\r"));
        assertEquals(List.of(new Key.Pasted("a line that is long enough\nto be pasted in two\n")), keys.settle());
    }

    @Test
    void whatWasTypedDuringAStallIsTyped() {
        typed("x");
        assertEquals(List.of(text("go on"), Named.ENTER, text("and")), typed("go on\rand"));
        assertEquals(List.of(text("a whole sentence, sent"), Named.ENTER), typed("a whole sentence, sent\r"));
    }

    @Test
    void whereTheTerminalMarksPastesTheRestIsTyped() {
        typed("\u001b[200~marked\u001b[201~");
        assertEquals(
                List.of(text("one"), Named.ENTER, text("two"), Named.ENTER, text("three")), typed("one\rtwo\rthree"));
    }

    @Test
    void linesTypedAheadAreLines() {
        assertEquals(List.of(text("/help"), Named.ENTER, text("/exit"), Named.ENTER), keys.read("/help\r/exit\n"));
    }

    @Test
    void keysAreTheSameInAnyPieces() {
        String[] parts = {
            "hi",
            "中文",
            "🎉",
            "\u001b[A",
            "\u001b[1;5C",
            "\u001bb",
            "\u001b[200~a\rb\u001b[201~",
            "\r",
            "\u0003",
            "\u001b]11;x\u0007",
            "\u001bOH",
            "\u001b[97;5u",
            "\u001b[?1;2c",
            "\u0018\u0005",
            "\u001b\u001b[D",
            "\t"
        };
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var bytes = new StringBuilder();
            for (int i = 0; i < 12; i++) bytes.append(parts[random.nextInt(parts.length)]);
            keys = new Keys(new Keymap(), () -> now);
            typed("");
            List<Key> whole = joined(typed("\u001b[A" + bytes));
            keys = new Keys(new Keymap(), () -> now);
            typed("");
            var pieces = new ArrayList<>(List.of("\u001b[A"));
            for (int at = 0; at < bytes.length(); ) {
                int end = Math.min(bytes.length(), at + 1 + random.nextInt(3));
                pieces.add(bytes.substring(at, end));
                at = end;
            }
            assertEquals(whole, joined(typed(pieces.toArray(String[]::new))), "seed " + seed);
        }
    }

    /// With text that was typed in pieces in one.
    private static List<Key> joined(List<Key> keys) {
        var all = new ArrayList<Key>();
        for (Key key : keys) {
            if (key instanceof Key.Typed(var more) && !all.isEmpty() && all.getLast() instanceof Key.Typed(var before))
                all.set(all.size() - 1, text(before + more));
            else all.add(key);
        }
        return all;
    }

    @Test
    void anyBytesAreSurvived() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var bytes = new StringBuilder();
            for (int i = 0; i < 100; i++)
                bytes.append(
                        random.nextInt(3) == 0 ? '\u001b' : (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
            typed(bytes.toString());
            assertEquals(0, keys.waits());
        }
    }

    @Test
    void keysMeanWhatTheUserSaid() {
        keys = new Keys(
                new Keymap(Map.of(
                        "Ctrl+K",
                        "undo",
                        "ctrl+o",
                        "none",
                        "alt+enter",
                        "newline",
                        "ctrl+x h",
                        "home",
                        "f5",
                        "redraw")),
                () -> now);
        assertEquals(List.of(Named.UNDO), typed("\u000b"));
        assertEquals(List.of(), typed("\u000f"));
        assertEquals(List.of(Named.NEWLINE, Named.HOME, Named.REDRAW), typed("\u001b\r", "\u0018h", "\u001b[15~"));
        assertEquals(List.of(text("yes")), typed("\u0018yes"));
        assertEquals(List.of(text("x")), typed("\u0018\u001b[27ux"));
    }

    @Test
    void anEscapeAndALetterAreTwoKeysWhereTheyAreWanted() {
        keys = new Keys(new Keymap(Map.of("alt+m", "redraw")), () -> now);
        keys.split(Keys.Splitting.LETTERS);
        assertEquals(
                List.of(Named.ESCAPE, text("bj"), Named.REDRAW, Named.ALT_ENTER, Named.WORD_LEFT),
                typed("\u001bbj\u001bm\u001b\r\u001b[98;3u"));
        assertEquals(List.of(Named.ESCAPE, text("中")), typed("\u001b中"));
    }

    @Test
    void aMistakenKeyOrActionIsToldWithTheNearest() {
        var map = new Keymap(Map.of("ctrl+hom", "home", "ctrl+q", "kill_to_edn", "j", "down"));
        assertEquals(
                List.of(
                        new Keymap.Problem(Keymap.Fault.KEY, "ctrl+hom", "home", List.of("ctrl+home")),
                        new Keymap.Problem(Keymap.Fault.ACTION, "ctrl+q", "kill_to_edn", List.of("kill_to_end")),
                        new Keymap.Problem(Keymap.Fault.LETTER, "j", "down", List.of("ctrl+j", "alt+j"))),
                map.problems().stream()
                        .sorted((a, b) -> a.key().compareTo(b.key()))
                        .toList());
        assertEquals(List.of("home", "ctrl+a", "super+left"), map.keys(Named.HOME));
    }

    @Test
    void everyUsualKeyIsOneThatExists() {
        var said = new java.util.TreeMap<String, String>();
        for (Usual usual : Usual.values()) for (String key : usual.keys()) said.put(key, Keymap.name(usual.meaning()));
        var map = new Keymap(said);
        assertEquals(List.of(), map.problems());
        for (Usual usual : Usual.values())
            assertEquals(usual.keys().size(), map.keys(usual.meaning()).size());
    }

    @Test
    void theTerminalTellsWhenItIsLookedAt() {
        assertEquals(List.of(Named.FOCUS_IN, text("x"), Named.FOCUS_OUT), typed("\u001b[Ix\u001b[O"));
    }
}
