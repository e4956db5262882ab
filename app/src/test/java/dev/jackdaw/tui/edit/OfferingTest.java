package dev.jackdaw.tui.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.complete.Commands;
import dev.jackdaw.tui.complete.Suggestion;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferingTest {
    private static final List<Suggestion> NAMES = List.of(
            new Suggestion("help", "", "what there is"),
            new Suggestion("model", "[NAME]", "shows the models, or changes the session's"),
            new Suggestion("mode", "[NAME]", "shows or changes the permission mode"),
            new Suggestion("memory", "", "the files of instructions"));

    private static final class Source implements Commands.Source {
        @Override
        public List<Suggestion> names() {
            return NAMES;
        }

        @Override
        public List<Suggestion> arguments(String name) {
            return name.equals("mode")
                    ? List.of(Suggestion.of("default", ""), Suggestion.of("plan", "only looks"))
                    : List.of();
        }
    }

    @TempDir
    Path folder;

    private Draft draft;

    @BeforeEach
    void begin() {
        draft = new Draft(new History(folder.resolve("history")), new Commands(new Source(), Runnable::run, () -> {}));
    }

    private List<String> offered() {
        return draft.offering().all().stream().map(Offer::shown).toList();
    }

    private void press(Key... keys) {
        for (Key key : keys) if (!draft.chooses(key)) draft.press(key);
    }

    private void type(String text) {
        for (char c : text.toCharArray()) press(new Key.Typed(String.valueOf(c)));
    }

    @Test
    void whatBeginsSoIsOfferedFirstAndWhatHasTheLettersBehindIt() {
        type("/m");
        assertEquals(List.of("/model [NAME]", "/mode [NAME]", "/memory"), offered());
        type("e");
        assertEquals(List.of("/memory", "/model [NAME]", "/mode [NAME]"), offered());
        type("!");
        assertEquals(List.of(), offered());
    }

    @Test
    void tabGoesAsFarAsAllAgreeAndThenTakesTheChosen() {
        type("/mo");
        press(Key.Named.TAB);
        assertEquals("/mode", draft.editor().text());
        press(Key.Named.TAB);
        assertEquals("/mode ", draft.editor().text());
        assertEquals(List.of("default", "plan"), offered());
        type("pl");
        press(Key.Named.TAB);
        assertEquals("/mode plan", draft.editor().text());
        assertFalse(draft.offering().open());
    }

    @Test
    void enterTakesAPartAndRunsWhatIsWhole() {
        type("/he");
        assertTrue(draft.chooses(Key.Named.ENTER));
        assertEquals("/help", draft.editor().text());
        assertFalse(draft.chooses(Key.Named.ENTER));
        draft.clear();
        type("/mode");
        assertFalse(draft.chooses(Key.Named.ENTER));
        press(Key.Named.DOWN);
        assertTrue(draft.chooses(Key.Named.ENTER));
        assertEquals("/model ", draft.editor().text());
    }

    @Test
    void anEmptyArgumentCanBeSentAsItIs() {
        type("/mode ");
        assertEquals(List.of("default", "plan"), offered());
        assertFalse(draft.chooses(Key.Named.ENTER));
    }

    @Test
    void escapeClosesTheRowsOfThisWordAndOnlyThem() {
        type("/m");
        assertTrue(draft.chooses(Key.Named.ESCAPE));
        assertFalse(draft.chooses(Key.Named.ESCAPE));
        type("o");
        assertFalse(draft.offering().open());
        type("de ");
        assertTrue(draft.offering().open());
    }

    @Test
    void noKeyIsTakenWhereNothingIsOffered() {
        type("see src/main and /usr/bin");
        for (Key.Named key : Key.Named.values()) assertFalse(draft.chooses(key), key.name());
        draft.clear();
        type("/usr/");
        for (Key.Named key : Key.Named.values()) assertFalse(draft.chooses(key), key.name());
    }

    @Test
    void whatWasTypedBeforeOffersNothingUntilItIsChanged() throws IOException {
        draft.remember("one");
        draft.remember("/mode");
        press(Key.Named.UP);
        assertEquals("/mode", draft.editor().text());
        press(Key.Named.UP);
        assertEquals("one", draft.editor().text());
        press(Key.Named.DOWN, Key.Named.BACKSPACE);
        assertTrue(draft.offering().open());
    }

    @Test
    void theChosenOneStaysChosenWhenMoreIsFound() {
        type("/m");
        press(Key.Named.DOWN, Key.Named.DOWN);
        draft.refresh();
        assertEquals(2, draft.offering().chosen());
        press(Key.Named.DOWN);
        assertEquals(0, draft.offering().chosen());
    }

    private static String screen(Offering offering, int width, String language) {
        Words words = Words.of(Map.of("LANG", language));
        List<Row> rows = OfferRows.of(offering, width, 20, words);
        for (Row row : rows) assertTrue(row.width() <= width, row.text());
        return String.join("\n", rows.stream().map(Row::text).toList());
    }

    @Test
    void theRowsFitTheScreen() {
        type("/m");
        press(Key.Named.DOWN);
        assertEquals("""
                  /model [NAME]  shows the models, or changes the session's
                ❯ /mode [NAME]   shows or changes the permission mode
                  /memory        the files of instructions""", screen(draft.offering(), 80, "en"));
        assertEquals("""
                  /model [NAME]  shows the models, or c…
                ❯ /mode [NAME]   shows or changes the p…
                  /memory        the files of instructi…""", screen(draft.offering(), 40, "en"));
        assertEquals("""
                  /model [NAME]
                ❯ /mode [NAME]
                  /memory""", screen(draft.offering(), 20, "en"));
    }

    private static Offering paths(int count) {
        List<Offer> paths = IntStream.range(0, count)
                .mapToObj(i -> new Offer("@f" + i, "src/main/java/数据/File" + i + ".java", "", Offer.Then.DONE))
                .toList();
        return new Offering(new Editor(), (_, _, _) -> new Offers(0, 0, paths, Offers.Standing.PART));
    }

    @Test
    void eightAreShownAndHowManyThereAre() {
        Offering offering = paths(30);
        offering.look();
        for (int i = 0; i < 10; i++) offering.press(Key.Named.DOWN);
        String wide = screen(offering, 80, "zh_CN.UTF-8");
        assertTrue(wide.startsWith("  src/main/java/数据/File6.java\n"), wide);
        assertTrue(wide.contains("\n❯ src/main/java/数据/File10.java\n"), wide);
        assertTrue(wide.endsWith("\n  第 11 项，共 30 项 · ↑↓ 选择"), wide);
        assertEquals(9, wide.lines().count());
        String narrow = screen(offering, 20, "en");
        assertTrue(narrow.contains("\n❯ …/数据/File10.java\n"), narrow);
        assertTrue(narrow.endsWith("\n  11 of 30 · ↑↓ cho…"), narrow);
    }

    @Test
    void aPageIsLeaptAtItsKey() {
        Offering offering = paths(30);
        offering.look();
        offering.press(Key.Named.PAGE_DOWN);
        assertEquals(8, offering.chosen());
        offering.press(Key.Named.PAGE_UP);
        offering.press(Key.Named.UP);
        assertEquals(29, offering.chosen());
    }
}
