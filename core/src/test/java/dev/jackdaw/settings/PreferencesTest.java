package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    private Path folder;

    private Preferences preferences(Desk desk) {
        return Preferences.in(desk.home().resolve(".jackdaw"));
    }

    @Test
    void whatIsRememberedHoldsTheNextTime() throws IOException {
        Desk desk = new Desk(folder).environment("OPENAI_API_KEY", "k");
        preferences(desk).remember("language", "en");
        preferences(desk).remember("theme", "light");
        preferences(desk).remember("lang", "zh");
        assertEquals(
                "theme: \"light\"\nlanguage: \"zh\"\n",
                Files.readString(preferences(desk).file()));
        Appearance seen = desk.settings().appearance();
        assertEquals(
                Optional.of("zh light"),
                seen.language().flatMap(lang -> seen.theme().map(t -> lang + " " + t)));
    }

    @Test
    void aConfigFileGoesBeforeIt() throws IOException {
        Desk desk = new Desk(folder).environment("OPENAI_API_KEY", "k").user("theme: dark\n");
        preferences(desk).remember("theme", "light");
        assertEquals(Optional.of("dark"), desk.settings().appearance().theme());
    }

    @Test
    void onlyItsUserMayReadIt() throws IOException {
        Desk desk = new Desk(folder);
        preferences(desk).remember("api_key", "two \"words\": #1");
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(preferences(desk).file()));
        assertEquals(
                Optional.of("two \"words\": #1"),
                desk.environment("JACKDAW_PROVIDER", "openai")
                        .settings()
                        .endpoint()
                        .key());
    }

    @Test
    void aFieldThatIsNoneIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> preferences(new Desk(folder)).remember("colour", "red"));
    }

    @Test
    void nobodyWasHereUntilOneOfTheFilesIsThere() throws IOException {
        Map<String, String> home = Map.of("HOME", folder.toString());
        assertTrue(Preferences.none(home));
        Preferences.in(folder.resolve(".jackdaw")).begin();
        assertFalse(Preferences.none(home));
    }
}
