package dev.jackdaw.tui.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Attachments;
import dev.jackdaw.tui.edit.Completions.Occasion;
import dev.jackdaw.tui.edit.Offer;
import dev.jackdaw.tui.edit.Offers;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class MentionsTest {
    @TempDir
    Path temporary;

    private Path folder;
    private FileIndex index;
    private Mentions mentions;

    @BeforeEach
    void fill() throws IOException {
        folder = temporary.toRealPath();
        for (String name : List.of(
                "src/main/App.java",
                "src/main/Apple.java",
                "src/test/AppTest.java",
                "build/App.class",
                ".config/app.json",
                "my docs/read me.md",
                "ignored/app.txt",
                "README.md")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        Files.writeString(folder.resolve(".gitignore"), "ignored/\n");
        index = new FileIndex(new Workspace(folder, List.of(), List.of()), () -> {});
        mentions = new Mentions(index, folder, Runnable::run, () -> {});
    }

    private List<String> offered(String text) throws InterruptedException {
        return offers(text, Occasion.TYPED).all().stream().map(Offer::text).toList();
    }

    private Offers offers(String text, Occasion occasion) throws InterruptedException {
        mentions.of(text, text.length(), occasion);
        index.await();
        return mentions.of(text, text.length(), occasion);
    }

    @Test
    void filesAreFoundWhereverTheyAreAndThoseThatAreHiddenBuiltOrIgnoredLastOrNotAtAll() throws Exception {
        assertEquals(
                List.of(
                        "@src/main/App.java ",
                        "@src/main/Apple.java ",
                        "@src/test/AppTest.java ",
                        "@build/App.class ",
                        "@.config/app.json "),
                offered("look at @app"));
    }

    @Test
    void withNothingTypedTheTopIsOffered() throws Exception {
        assertEquals(
                List.of("@README.md ", "@\"my docs/", "@src/"), offered("@").subList(0, 3));
    }

    @Test
    void namesWithSpacesAreQuotedAsPromptsUnderstandThem() throws Exception {
        assertEquals(List.of("@\"my docs/", "@\"my docs/read me.md\" "), offered("@\"my d"));
        assertEquals("@\"my docs/read me.md\" ", offered("@read").get(1));
    }

    @Test
    void aFolderIsTypedOnInAndOthersAreLookedUpWhereTheyAre() throws Exception {
        assertEquals(
                List.of("@src/", "@src/main/", "@src/test/"), offered("@src/").subList(0, 3));
        assertEquals(List.of("@" + folder + "/README.md "), offered("@" + folder + "/READ"));
        assertEquals(List.of("@./README.md "), offered("@./read"));
        assertEquals(List.of(), offered("@/no such folder/x"));
    }

    @Test
    void onlyABeginningOfAWordIsAMention() throws Exception {
        assertEquals(Offers.NONE, offers("me@app", Occasion.TYPED));
        assertEquals(Offers.NONE, offers("@app is", Occasion.TYPED));
        assertEquals(Offers.NONE, offers("src/main/App", Occasion.TYPED));
        assertEquals(4, offers("see @app", Occasion.TYPED).from());
    }

    @Test
    void theShellIsOfferedFilesWhereTheUserAsks() throws Exception {
        assertEquals(Offers.NONE, offers("!cat READ", Occasion.TYPED));
        assertEquals(
                List.of("README.md ", "my\\ docs/read\\ me.md "),
                offers("!cat READM", Occasion.WANTED).all().stream()
                        .map(Offer::text)
                        .toList());
        assertEquals(
                "my\\ docs/read\\ me.md ",
                offers("!cat read\\ m", Occasion.WANTED).all().getFirst().text());
    }

    @Test
    void whatIsTypedInFullStandsAsItIs() throws Exception {
        assertEquals(
                Offers.Standing.WHOLE,
                offers("@src/main/App.java", Occasion.TYPED).standing());
        assertEquals(Offers.Standing.WHOLE, offers("@src/", Occasion.TYPED).standing());
        assertEquals(
                Offers.Standing.PART, offers("@src/main/App", Occasion.TYPED).standing());
    }

    @Test
    void anImageThatIsMentionedIsAttached() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0, 0, 0, 0, 0};
        Path image = Files.write(folder.resolve("my docs/a shot.png"), png);
        assertEquals(List.of(image), Pictures.named("'" + image + "'", folder));
        assertEquals(List.of(image), Pictures.named(image.toUri().toString(), folder));
        assertEquals(
                List.of(image, image),
                Pictures.named(
                        (image + " ")
                                .replace("a s", "a\\ s")
                                .replace("y d", "y\\ d")
                                .repeat(2),
                        folder));
        assertEquals(List.of(image), Pictures.named(image.toString(), folder));
        assertEquals(List.of(), Pictures.named("look at " + image, folder));
        assertEquals(List.of(), Pictures.named(folder.resolve("README.md").toString(), folder));
        var model = new dev.jackdaw.testing.ScriptedModel();
        assertEquals(
                1,
                Attachments.in("see " + Pictures.mention(image), folder, model)
                        .media()
                        .size());
    }

    @Test
    void whatIsFoundWhileLookingIsOfferedAndLookingStopsOnLeaving() throws Exception {
        index.freshen();
        index.close();
        index.await();
        int size = index.size();
        index.freshen();
        index.await();
        assertEquals(size, index.size());
        assertTrue(size <= 20, "all there is");
    }
}
