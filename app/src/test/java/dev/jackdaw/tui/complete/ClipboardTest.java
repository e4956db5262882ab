package dev.jackdaw.tui.complete;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ClipboardTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @TempDir
    Path folder;

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        file.toFile().setExecutable(true);
    }

    private Clipboard.Answer asked(String system, Map<String, String> environment) throws Exception {
        var variables = new java.util.HashMap<>(environment);
        variables.put("PATH", folder + ":");
        return new ClipboardIn(variables, system).image();
    }

    private record ClipboardIn(Map<String, String> environment, String system) {
        Clipboard.Answer image() throws Exception {
            Path there = Path.of(environment.getOrDefault("PATH", "").replace(":", ""));
            return new Clipboard(environment, system).image(there.resolve("spool"));
        }
    }

    @Test
    void whatTheDesktopsProgramGivesBecomesAFile() throws Exception {
        Files.write(folder.resolve("image"), PNG);
        program(folder.resolve("wl-paste").getFileName().toString(), "exec cat '" + folder.resolve("image") + "'");
        Clipboard.Answer answer = asked("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"));
        Path file = ((Clipboard.Image) answer).file();
        assertArrayEquals(PNG, Files.readAllBytes(file));
        assertEquals("png", file.toString().substring(file.toString().length() - 3));
    }

    @Test
    void bytesInTheWordsOfAppleScriptAreUnderstood() throws Exception {
        program("osascript", "echo '«data PNGf" + HexFormat.of().withUpperCase().formatHex(PNG) + "»'");
        Path file = ((Clipboard.Image) asked("Mac OS X", Map.of())).file();
        assertArrayEquals(PNG, Files.readAllBytes(file));
    }

    @Test
    void aClipboardWithoutAnImageIsEmpty() throws Exception {
        program("xclip", "echo 'Error: target image/png not available' >&2; exit 1");
        assertEquals(new Clipboard.Empty(), asked("Linux", Map.of("DISPLAY", ":0")));
    }

    @Test
    void withoutAProgramTheOneToInstallIsNamed() throws Exception {
        assertEquals(new Clipboard.Unreachable("xclip"), asked("Linux", Map.of()));
        assertEquals(new Clipboard.Unreachable("wl-paste"), asked("Linux", Map.of("WAYLAND_DISPLAY", "w")));
        assertEquals(new Clipboard.Unreachable("pngpaste"), asked("Mac OS X", Map.of()));
        assertEquals(new Clipboard.Unreachable("powershell.exe"), asked("Windows 11", Map.of()));
        assertEquals(new Clipboard.Unreachable("powershell.exe"), asked("Linux", Map.of("WSL_DISTRO_NAME", "u")));
    }
}
