package dev.jackdaw.tui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tui.keys.Key.Named;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final Keys keys = new Keys();

    @Test
    void textAndKeysComeInOrder() {
        assertEquals(
                List.of(new Key.Typed("hi"), Named.LEFT, new Key.Typed("中"), Named.ENTER), keys.read("hi\u001b[D中\r"));
    }

    @Test
    void anEscapeAloneIsAKeyOnceNothingFollows() {
        assertEquals(List.of(), keys.read("\u001b"));
        assertEquals(List.of(Named.ESCAPE), keys.settle());
        assertEquals(0, keys.waits());
    }

    @Test
    void aSequenceMayComeInPieces() {
        var read = new ArrayList<Key>();
        for (char c : "\u001b[1;5C\u001bb\u001b\r\u001bOH\u001b[3~".toCharArray())
            read.addAll(keys.read(String.valueOf(c)));
        assertEquals(List.of(Named.WORD_RIGHT, Named.WORD_LEFT, Named.ALT_ENTER, Named.HOME, Named.DELETE), read);
    }

    @Test
    void aPasteIsTextWhateverIsInIt() {
        assertEquals(
                List.of(new Key.Pasted("a\nb\u0003\u001b[A\nc"), new Key.Typed("x")),
                keys.read("\u001b[200~a\r\nb\u0003\u001b[A\rc\u001b[201~x"));
    }

    @Test
    void aPasteThatNeverEndsIsTakenAsFarAsItCame() {
        keys.read("\u001b[200~lost");
        assertEquals(List.of(new Key.Pasted("lost")), keys.settle());
        assertEquals(List.of(new Key.Typed("x")), keys.read("x"));
    }

    @Test
    void manyLinesAtOnceAreAPasteEvenUnmarked() {
        String burst = "a line of some length that nobody types\r".repeat(8);
        assertEquals(List.of(new Key.Pasted(burst.replace('\r', '\n'))), keys.read(burst));
    }

    @Test
    void linesTypedAheadAreLines() {
        assertEquals(
                List.of(new Key.Typed("/help"), Named.ENTER, new Key.Typed("/exit"), Named.ENTER),
                keys.read("/help\r/exit\n"));
    }

    @Test
    void answersOfTheTerminalAreNotTyped() {
        assertEquals(
                List.of(Named.FOCUS_IN, new Key.Typed("x")),
                keys.read("\u001b]11;rgb:0000/0000/0000\u0007\u001b[?62;1c\u001b[Ix"));
    }
}
