package dev.jackdaw.tui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tui.screen.Theme;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
    private static Looks looks(String wanted, String... namesAndValues) {
        var environment = new java.util.HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) environment.put(namesAndValues[i], namesAndValues[i + 1]);
        return Looks.of(Optional.of(wanted).filter(name -> !name.isEmpty()), environment);
    }

    @Test
    void theTerminalIsAskedWhereNothingTells() {
        assertEquals(new Looks(Theme.DARK, true), looks("", "TERM", "xterm-256color"));
        assertEquals(new Looks(Theme.LIGHT, false), looks("", "TERM", "rxvt", "COLORFGBG", "0;default;15"));
        assertEquals(new Looks(Theme.DARK, false), looks("", "TERM", "rxvt", "COLORFGBG", "15;0"));
        assertEquals(new Looks(Theme.DARK, false), looks("", "TERM", "linux"));
        assertEquals(new Looks(Theme.MONO, false), looks("", "TERM", "vt220"));
    }

    @Test
    void whatTheUserWantsIsTaken() {
        assertEquals(new Looks(Theme.LIGHT, false), looks("light", "TERM", "xterm", "COLORFGBG", "15;0"));
        assertEquals(new Looks(Theme.COLOUR_BLIND, false), looks("colour-blind", "TERM", "xterm-256color"));
        assertEquals(new Looks(Theme.COLOUR_BLIND_FEW, false), looks("colour-blind", "TERM", "linux"));
    }

    @Test
    void noColourIsWantedWhateverTheTheme() {
        assertEquals(new Looks(Theme.MONO, false), looks("dark", "NO_COLOR", "1"));
        assertEquals(new Looks(Theme.NONE, false), looks("none", "NO_COLOR", "1"));
        assertEquals(new Looks(Theme.DARK, true), looks("", "NO_COLOR", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "rgb:0000/0000/0000, true",
        "rgb:fdfd/f6f6/e3e3, false",
        "rgb:1e/1e/2e, true",
        "rgba:ff/ff/ff/ff, ''",
        "rgb:x/y/z, ''",
        "#123456, ''"
    })
    void theAnswerTellsWhetherItIsDark(String colour, String dark) {
        Optional<Happening> told =
                dark.isEmpty() ? Optional.empty() : Optional.of(new Happening.Ground(Boolean.parseBoolean(dark)));
        assertEquals(told, Grounds.in("ab\u001b]11;" + colour + "\u001b\\cd"));
        assertEquals("abcd", Grounds.without("ab\u001b]11;" + colour + "\u001b\\cd"));
        assertEquals("abcd", Grounds.without("ab\u001b]11;" + colour + "\u0007cd"));
    }

    @Test
    void anAnswerInPiecesIsLeftToTheKeys() {
        assertEquals(Optional.empty(), Grounds.in("\u001b]11;rgb:00"));
        assertEquals("\u001b]11;rgb:00", Grounds.without("\u001b]11;rgb:00"));
    }
}
