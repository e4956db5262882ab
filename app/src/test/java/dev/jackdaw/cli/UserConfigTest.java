package dev.jackdaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.settings.Request;
import dev.jackdaw.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserConfigTest {
    @TempDir
    private Path home;

    private Optional<Path> keep(String... fieldsAndValues) throws IOException {
        var chosen = new LinkedHashMap<String, String>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) chosen.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
        return UserConfig.keep(Map.of("HOME", home.toString()), chosen, "# mine");
    }

    private Path config() {
        return home.resolve(".jackdaw/config.yaml");
    }

    private String held() {
        Loaded loaded = Layers.load(
                new Request(home, Map.of("HOME", home.toString(), "JACKDAW_LOCAL", "off"), Map.of(), List.of()));
        assertEquals(List.of(), loaded.problems());
        Settings settings = loaded.settings().orElseThrow();
        return settings.endpoint().provider() + " " + settings.endpoint().key().orElse("-") + " "
                + settings.policy().mode().label() + " "
                + settings.sandbox().choice().label() + " "
                + settings.appearance().language().orElse("-") + " "
                + settings.appearance().theme().orElse("-");
    }

    @Test
    void whatWasChosenHoldsFromThenOn() throws IOException {
        Optional<Path> file = keep(
                "language",
                "zh",
                "theme",
                "light",
                "provider",
                "openai",
                "api_key",
                "sk: #1",
                "permission_mode",
                "plan",
                "sandbox",
                "require");
        assertEquals("openai sk: #1 plan require zh light", held());
        assertEquals(Optional.of(config()), file);
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(config()));
        assertEquals("# mine", Files.readAllLines(config()).getFirst());
        assertFalse(Files.readString(config()).contains("of this project"), "the head is about somebody else's file");
    }

    @Test
    void aFileOfTheUsersIsLeftAsItIs() throws IOException {
        String theirs = "provider: openai\napi_key: theirs\npermission_mode: plan\n";
        Files.createDirectories(config().getParent());
        Files.writeString(config(), theirs);
        keep("permission_mode", "auto", "sandbox", "off");
        assertEquals(theirs, Files.readString(config()));
        assertEquals("openai theirs plan off - -", held());
    }

    @Test
    void nothingChosenIsRememberedAsAnAnswerToo() throws IOException {
        assertEquals(Optional.empty(), keep());
        assertEquals("", Files.readString(home.resolve(".jackdaw/preferences.yaml")));
        assertFalse(Files.exists(config()));
    }
}
