package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.session.Fact;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SummariserTest {
    private static final String LONG = "Nothing to see in this line of the file.\n".repeat(100);

    private static Chat lengthy(Chat chat) {
        for (int i = 0; i < 60; i++)
            chat.user("step " + i)
                    .reads("src/File" + i + ".java", LONG)
                    .model("step " + i + " is done")
                    .ends();
        return chat;
    }

    private static Chat writing(Chat.Writer writer) {
        return lengthy(new Chat(100_000, writer));
    }

    private static String text(Prompt prompt) {
        return Digest.text(prompt.messages().getFirst()).orElseThrow();
    }

    @Test
    void aLongSessionBecomesASummaryAndItsLastTurns() throws Exception {
        Chat chat = writing(_ -> Chat.GOOD);
        List<Message> before = chat.messages();
        Fact.Compacted compacted = chat.compact(8_000);
        assertEquals("small/s", compacted.by());
        assertEquals(List.of(), compacted.kept());
        assertEquals(compacted.after(), chat.weight() + 100);
        assertTrue(chat.weight() <= 8_000, "weighs " + chat.weight());
        assertEquals(
                before.subList(before.size() - 4, before.size()),
                chat.messages()
                        .subList(chat.messages().size() - 4, chat.messages().size()));
        assertTrue(chat.messages().get(1) instanceof Message.User, "begins with a turn");
        assertEquals(Chat.GOOD.strip(), Gist.written(chat.summary()));
        assertTrue(chat.summary().contains("- src/File40.java"), chat.summary());
        assertEquals("", chat.objection());
    }

    @Test
    void oneTurnOfHundredsOfRoundsIsSummedUpWhileItRuns() throws Exception {
        var chat = new Chat(0, _ -> Chat.GOOD).turn("hello", "hello").user("Fix everything in this project.");
        for (int i = 0; i < 300; i++) chat.reads("src/File" + i + ".java", LONG);
        List<Message> before = chat.messages();
        Fact.Compacted compacted = chat.compact(8_000);
        assertEquals(List.of(2), compacted.kept());
        assertEquals(before.get(2), chat.messages().get(1));
        assertEquals(before.getLast(), chat.messages().getLast());
        assertTrue(chat.weight() <= 8_000, "weighs " + chat.weight());
        assertEquals("", chat.objection());
    }

    @Test
    void whatNobodyHasAnsweredYetStaysUnlessItIsTooLong() throws Exception {
        var chat = lengthy(new Chat(0, _ -> Chat.GOOD))
                .user("Read the log.")
                .runs("cat build.log", 0, "begin " + "x ".repeat(100_000) + " the very end");
        chat.compact(8_000);
        assertTrue(chat.weight() <= 8_000, "weighs " + chat.weight());
        assertEquals(Message.User.of("Read the log."), chat.messages().getLast());
        assertTrue(chat.summary().contains("<latest>"), chat.summary());
        assertTrue(chat.summary().contains("CALL: bash {\"command\":\"cat build.log\"}"), chat.summary());
        assertTrue(chat.summary().contains("the very end"), chat.summary());
    }

    @Test
    void aHugeMessageOfAnEarlierTurnIsNoneOfTheLastOnes() throws Exception {
        Chat chat = writing(_ -> Chat.GOOD)
                .turn("look at this: " + "paste ".repeat(40_000), "I looked")
                .turn("and now?", "now that");
        chat.compact(8_000);
        assertTrue(chat.weight() <= 8_000, "weighs " + chat.weight());
        assertEquals(4, chat.messages().size());
        assertEquals("", chat.objection());
    }

    @Test
    void whereThereIsNothingToSumUpNobodyIsAsked() throws Exception {
        var chat = new Chat(0, _ -> Chat.GOOD);
        var none = new Fact.Recovered("compaction", "none", "there is nothing to sum up yet");
        assertEquals(none, chat.compact(8_000, ""));
        chat.turn("hello", "hello");
        assertEquals(none, chat.compact(8_000, ""));
        assertEquals(none, chat.user("again").compact(8_000, ""));
        assertEquals(List.of(), chat.prompts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "I'm sorry, but I cannot help with that.", "抱歉，我无法总结。", "echo"})
    void whatIsNoSummaryIsNotTakenForOne(String answer) throws Exception {
        Chat chat = writing(prompt -> answer.equals("echo") ? text(prompt) : answer);
        Fact.Compacted compacted = chat.compact(8_000);
        assertEquals("extract", compacted.by());
        assertEquals(3, chat.prompts.size());
        assertTrue(chat.summary().contains("- step 50 is done"), chat.summary());
        assertTrue(chat.summary().contains("- src/File40.java"), chat.summary());
    }

    @Test
    void afterOneBadAnswerTheModelIsAskedAgain() throws Exception {
        var answers = new ArrayDeque<>(List.of("no", "```markdown\n" + Chat.GOOD + "```"));
        Chat chat = writing(_ -> answers.remove());
        assertEquals("small/s", chat.compact(8_000).by());
        assertEquals(Chat.GOOD.strip(), Gist.written(chat.summary()));
    }

    @Test
    void aSummaryThatIsTooLongIsCut() throws Exception {
        Chat chat = writing(_ -> Chat.GOOD + "- and so on, and so forth\n".repeat(20_000));
        assertEquals("small/s", chat.compact(8_000).by());
        assertTrue(chat.weight() <= 8_000, "weighs " + chat.weight());
        assertTrue(chat.summary().contains("- src/File40.java"), chat.summary());
    }

    @Test
    void whatTheModelFindsTooLongIsHalvedOnce() throws Exception {
        Chat chat = lengthy(new Chat(32_000, prompt -> {
            if (Chat.weight(text(prompt)) > 5_000)
                throw new ModelFailure("too long", new Cure.Shorten(), Category.INVALID_REQUEST, 400);
            return Chat.GOOD;
        }));
        assertEquals("small/s", chat.compact(8_000).by());
        assertEquals(3, chat.prompts.size());
        Chat never = writing(_ -> {
            throw new ModelFailure("too long", new Cure.Shorten(), Category.INVALID_REQUEST, 400);
        });
        assertEquals("extract", never.compact(8_000).by());
        assertEquals(2, never.prompts.size());
    }

    @Test
    void aModelThatFailsOrHangsIsDoneWithout() throws Exception {
        Chat mend = writing(_ -> {
            throw ModelFailure.lasting("no key", Category.AUTHENTICATION_FAILED, 401);
        });
        assertEquals("extract", mend.compact(8_000).by());
        Chat retry = writing(_ -> {
            throw ModelFailure.passing("overloaded", 529);
        });
        assertEquals("extract", retry.compact(8_000).by());
        Chat hangs = writing(_ -> {
            Thread.sleep(60_000);
            return Chat.GOOD;
        });
        Fact fact = new Summariser(hangs.session, hangs.gateway(), Duration.ofMillis(50))
                .compact(
                        hangs.session.conversation(),
                        new Compaction.Room(8_000, Chat::weight),
                        new Compaction.Cause("auto", "", 0, 0));
        assertEquals("extract", ((Fact.Compacted) fact).by());
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        var caught = new AtomicReference<Throwable>();
        var asked = new CountDownLatch(1);
        Chat chat = writing(_ -> {
            asked.countDown();
            Thread.sleep(60_000);
            return Chat.GOOD;
        });
        int facts = chat.session.size();
        Thread thread = Thread.ofVirtual()
                .start(() -> caught.set(assertThrows(InterruptedException.class, () -> chat.compact(8_000, ""))));
        asked.await();
        thread.interrupt();
        thread.join();
        assertTrue(caught.get() instanceof InterruptedException);
        assertEquals(facts, chat.session.size());
    }

    @Test
    void aSmallWindowIsNeverOverrun() throws Exception {
        var chat = new Chat(8_000, _ -> Chat.GOOD + "- 很多话".repeat(2_000));
        chat.turn("早先：" + "说了很多话。".repeat(5_000), "好的。".repeat(3_000));
        for (int i = 0; i < 250; i++)
            chat.user("step " + i)
                    .reads("src/File" + i + ".java", LONG + LONG)
                    .model("step " + i + " is done. " + "那么".repeat(500))
                    .ends();
        assertTrue(chat.weight() > 500_000, "weighs " + chat.weight());
        chat.compact(20_000, "the focus is on everything ".repeat(1_000));
        assertTrue(chat.weight() <= 20_000, "weighs " + chat.weight());
        assertEquals(3, chat.prompts.size());
        for (Prompt prompt : chat.prompts) {
            long weight = Chat.weight(prompt.instructions()) + Chat.weight(text(prompt));
            assertTrue(weight <= 6_000, "weighs " + weight);
        }
    }

    @Test
    void askedForAgainAndAgainItTakesNothingAway() throws Exception {
        Chat chat = writing(_ -> Chat.GOOD).turn("Remember: the port is 8099. 记住：泊位从 1 数起。", "noted");
        chat.compact(8_000, "");
        var none = new Fact.Recovered("compaction", "none", "there is nothing to sum up yet");
        for (int times = 0; times < 5; times++) {
            assertEquals(none, chat.compact(8_000, ""));
            chat.turn("and now?", "still here").compact(8_000, "");
            for (String kept : List.of("the port is 8099", "泊位从 1 数起", Chat.GOOD.strip()))
                assertTrue(chat.summary().contains(kept), () -> kept + " is not in " + chat.summary());
        }
    }

    @Test
    void theFocusAndTheEarlierSummaryAreInTheRequestAndNoSecretIs() throws Exception {
        Chat chat = writing(_ -> Chat.GOOD).turn("my key is sk-" + "ant-" + "abcdefghijklmnopqrst1234567890", "noted");
        chat.compact(8_000, "");
        lengthy(chat).compact(8_000, "the database");
        String last = text(chat.prompts.getLast());
        assertTrue(last.startsWith("<focus>\nthe database\n</focus>\n\n<earlier>\n## Goal\n"), last);
        assertFalse(last.contains("[jackdaw]"), last);
        for (Prompt prompt : chat.prompts) assertFalse(text(prompt).contains("abcdefghijklmnopqrst"));
    }

    @Test
    void whatWasTakenBackIsNotRemembered() throws Exception {
        Chat chat = writing(_ -> "").turn("Remember: the port is 8080.", "ok");
        int turn = chat.session.conversation().turns().size() - 1;
        chat.session.append(new Fact.Rewound(turn));
        chat.turn("Remember: the port is 9090.", "ok");
        chat.compact(8_000);
        assertTrue(chat.summary().contains("- Remember: the port is 9090."), chat.summary());
        assertFalse(chat.summary().contains("8080"), chat.summary());
    }

    @Test
    void whereThereIsNoRoomForAModelsWordsNoneIsAsked() throws Exception {
        Chat chat = writing(_ -> Chat.GOOD);
        assertEquals("extract", chat.compact(0).by());
        chat.session.append(new Fact.Pinned("pin ".repeat(20_000), "user"));
        assertEquals("extract", lengthy(chat).compact(8_000).by());
        assertEquals(List.of(), chat.prompts);
    }

    @Test
    void whatIsAskedForStaysTheRequestWhereItIsSaidTwice() throws Exception {
        Chat chat = lengthy(new Chat(0, _ -> Chat.GOOD)).user("go on").reads("a", LONG);
        chat.user("go on").reads("b", LONG).reads("c", LONG);
        chat.compact(4_000);
        assertTrue(chat.session.conversation().request().isPresent());
    }

    @Test
    void instructionsOfFoldersAreSentAgainAndNotRepeated() throws Exception {
        Chat chat = writing(_ -> "");
        chat.session.append(new Fact.Instructed(List.of("sub/AGENTS.md"), "Use tabs in sub."));
        lengthy(chat).compact(8_000);
        assertFalse(chat.summary().contains("Use tabs"), chat.summary());
        assertEquals(List.of(), chat.session.conversation().bearings().instructed());
    }

    @Test
    void theDeedsAreToldFromTheLog() throws Exception {
        Chat chat = writing(_ -> "")
                .user("go")
                .changes("pom.xml")
                .runs("mvn test", 1, "ERROR: FooTest failed")
                .runs("make lint", 2, "lint error in a.c")
                .runs("mvn test", 0, "all is well")
                .ends();
        lengthy(chat).compact(8_000);
        String told = chat.summary();
        assertTrue(told.contains("Files changed:\n- pom.xml\n"), told);
        assertTrue(told.contains("- `make lint` → 2\n- `mvn test` → 0\n"), told);
        assertTrue(told.contains("- bash make lint: lint error in a.c\n"), told);
        assertFalse(told.contains("FooTest failed"), told);
    }
}
