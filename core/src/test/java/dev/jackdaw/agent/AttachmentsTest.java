package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Blindfold;
import dev.jackdaw.model.Model;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final Media IMAGE =
            new Media("image/png", Base64.getEncoder().encodeToString(PNG));

    @TempDir
    Path folder;

    @BeforeEach
    void paint() throws IOException {
        Files.write(folder.resolve("shot.png"), PNG);
        Files.write(folder.resolve("two words.png"), PNG);
    }

    private Attachments in(String text) {
        return in(text, new ScriptedModel());
    }

    private Attachments in(String text, Model model) {
        return Attachments.in(text, folder, model);
    }

    @Test
    void whatIsMarkedIsAttachedHoweverItIsWritten() {
        String whole = folder.resolve("shot.png").toString();
        for (String text : List.of(
                "@shot.png",
                "look at @shot.png, please",
                "(see)\n@\"two words.png\"",
                "@'two words.png'",
                "@two\\ words.png",
                "what is on " + whole + "?",
                folder.resolve("two words.png").toString().replace(" ", "\\ "),
                "'" + folder.resolve("two words.png") + "'",
                "file://" + whole,
                "@" + whole + " and again @shot.png"))
            assertEquals(new Attachments(List.of(IMAGE), List.of()), in(text), text);
    }

    @Test
    void whatIsOnlySpokenOfIsNotAttached() {
        for (String text : List.of(
                "rename shot.png", "mail me@shot.png", "/no/such/shot.png", "@notes.txt", "@", "@\"open", "a.png"))
            assertEquals(new Attachments(List.of(), List.of()), in(text), text);
    }

    @Test
    void whatCannotBeAttachedIsToldWithTheMend() throws IOException {
        Files.write(folder.resolve("text.png"), "hello".getBytes(StandardCharsets.UTF_8));
        byte[] large = java.util.Arrays.copyOf(PNG, 4_000_000);
        Files.write(folder.resolve("large.png"), large);
        assertTrue(in("@missing.png").problems().getFirst().contains("missing.png cannot be attached"));
        assertTrue(in("@text.png").problems().getFirst().contains("neither an image"));
        assertTrue(
                in("@large.png").problems().getFirst().contains("at most 3.7 MB"),
                in("@large.png").toString());
    }

    @Test
    void aModelThatCannotSeeIsNotShown() {
        var blind = new Blindfold(new ScriptedModel(), kind -> false);
        assertEquals(
                List.of("the model scripted takes no image/png: choose another with --model or /model, or leave"
                        + " shot.png out"),
                in("@shot.png", blind).problems());
    }
}
