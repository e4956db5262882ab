package dev.jackdaw.tui.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.settings.Appearance.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeansTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTO    | OSC9          | TERM=xterm-256color TERM_PROGRAM=iTerm.app",
                "AUTO    | OSC9          | TERM=xterm-256color TERM_PROGRAM=WezTerm SSH_TTY=/dev/pts/1",
                "AUTO    | OSC9          | TERM=xterm-ghostty SSH_CONNECTION=1",
                "AUTO    | OSC9          | TERM=xterm-256color LC_TERMINAL=iTerm2 SSH_CONNECTION=1",
                "AUTO    | OSC9_AND_BELL | TERM=xterm-256color WT_SESSION=x",
                "AUTO    | OSC99         | TERM=xterm-kitty",
                "AUTO    | OSC777        | TERM=foot",
                "AUTO    | OSC777        | TERM=rxvt-unicode-256color",
                "AUTO    | BELL          | TERM=tmux-256color TERM_PROGRAM=tmux",
                "AUTO    | BELL          | TERM=xterm-kitty TMUX=/tmp/t,1,0",
                "AUTO    | BELL          | TERM=screen",
                "AUTO    | BELL          | TERM=xterm-256color TERM_PROGRAM=Apple_Terminal",
                "AUTO    | BELL          | TERM=linux",
                "AUTO    | BELL          | TERM=xterm-256color SSH_TTY=/dev/pts/1 DISPLAY=:10",
                "AUTO    | DESKTOP       | TERM=xterm-256color DISPLAY=:0",
                "DESKTOP | DESKTOP       | TERM=tmux-256color TMUX=x DISPLAY=:0",
                "DESKTOP | BELL          | TERM=xterm-256color",
                "AUTO    | BELL          | TERM=xterm-256color",
                "OSC9    | OSC9          | TERM=tmux-256color TMUX=x",
                "BELL    | BELL          | TERM=xterm-kitty",
                "OFF     | NONE          | TERM=xterm-kitty",
            })
    void theTerminalDecides(Notice wanted, Means means, String variables) {
        var environment = new HashMap<String, String>();
        for (String variable : variables.split(" "))
            environment.put(
                    variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        assertEquals(means, Means.of(wanted, environment, environment.containsKey("DISPLAY")));
    }

    @Test
    void eachHasItsBytes() {
        List<String> bytes = List.of(Means.values()).stream()
                .map(means -> means.bytes("4;x"))
                .toList();
        assertEquals(
                List.of(
                        "",
                        "\u0007",
                        "\u001b]9;4,x\u001b\\",
                        "\u001b]9;4,x\u001b\\\u0007",
                        "\u001b]777;notify;Jackdaw;4,x\u001b\\",
                        "\u001b]99;o=unfocused;4,x\u001b\\",
                        ""),
                bytes);
    }

    @Test
    void noDesktopIsAskedInWordsOfAScript() {
        String evil = "\"; rm -rf / <b>& $(x)";
        assertEquals(
                evil,
                Desktop.of("Mac OS X", Map.of()).orElseThrow().command(evil).getLast());
        assertEquals(
                5,
                Desktop.of("Windows 11", Map.of()).orElseThrow().command(evil).size());
    }
}
