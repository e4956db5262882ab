package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.hook.Answer;
import dev.jackdaw.hook.CompactHooks;
import dev.jackdaw.hook.Hook;
import dev.jackdaw.hook.HookEvent;
import dev.jackdaw.hook.HookSetting;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.prompt.Compaction;
import dev.jackdaw.prompt.Consent;
import dev.jackdaw.prompt.Summariser;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fitting;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CompactHooksTest {
    private static final int LONG = 40;

    private final Session session = Session.inMemory("test");
    private final List<String> asked = new ArrayList<>();
    private Hooks hooks = Hooks.NONE;

    @TempDir
    private Path folder;

    @BeforeEach
    void talk() {
        Bench.talk(session, LONG);
    }

    /// Sums up when asked, and unasked as long as the conversation is long.
    private final class Squeeze implements Fitting {
        private final Compaction compaction;

        Squeeze(Compaction compaction) {
            this.compaction = compaction;
        }

        private Fact squeezed(Conversation conversation, String why, String focus) throws InterruptedException {
            var room = new Compaction.Room(2_000, message -> message.toString().length() / 4);
            return compaction.compact(conversation, room, new Compaction.Cause(why, focus, 9_000, 0));
        }

        @Override
        public Optional<Fact> before(Prompt prompt, Conversation conversation) throws InterruptedException {
            if (conversation.messages().size() < LONG) return Optional.empty();
            Fact fact = squeezed(conversation, "auto: it was full", "");
            return fact instanceof Fact.Compacted ? Optional.of(fact) : Optional.empty();
        }

        @Override
        public Optional<Fact.ModelAsked> asking(Prompt prompt, Conversation conversation, String origin) {
            return Optional.empty();
        }

        @Override
        public Optional<Fact> refused(Prompt prompt, Conversation conversation, ModelFailure failure) {
            return Optional.empty();
        }

        @Override
        public Fact compact(Prompt prompt, Conversation conversation, String focus) throws InterruptedException {
            return squeezed(conversation, "manual", focus);
        }
    }

    private Answer heard(String text, Answer answer) {
        asked.add(text);
        return answer;
    }

    private void hook(HookEvent event, Hook hook, HookEvent... others) {
        hooks = Hooks.of(List.of(HookSetting.java("test", hook, event, others)), folder);
    }

    private void work(Command command) throws IOException, InterruptedException {
        var failure = ModelFailure.lasting("no key", ModelFailure.Category.AUTHENTICATION_FAILED, 401);
        var gateway = Gateway.of(new ScriptedModel().fails(failure));
        var consent = new Consent(
                new Summariser(session, gateway), CompactHooks.of(session, hooks, folder, Mode.BYPASS.label()));
        try (var live = Bench.open(session, gateway, folder, hooks, new Squeeze(consent))) {
            live.send(command);
            live.await();
        }
    }

    private List<String> after(int facts) {
        return session.lines().stream()
                .skip(facts)
                .map(line -> line.fact().getClass().getSimpleName())
                .toList();
    }

    @Test
    void hooksAreAskedBeforeAndToldAfterwards() throws Exception {
        hook(
                HookEvent.PRE_COMPACT,
                occasion -> heard(
                        occasion.name() + " "
                                + occasion.input().get("custom_instructions").text("-") + " "
                                + occasion.input().get("permission_mode").text("-")
                                + (occasion.input().get("compact_summary").isNull() ? "" : " summary"),
                        occasion.event() == HookEvent.SESSION_START ? Answer.context("read TODO.md") : Answer.NONE),
                HookEvent.POST_COMPACT,
                HookEvent.SESSION_START);
        int facts = session.size();
        work(new Command.Compact("the parser"));
        String mode = Mode.BYPASS.label();
        assertEquals(
                List.of(
                        "PreCompact:manual the parser " + mode,
                        "PostCompact:manual - " + mode + " summary",
                        "SessionStart:compact - " + mode),
                asked);
        assertEquals(List.of("CompactionAsked", "Compacted", "HookSpoke"), after(facts));
        assertTrue(session.conversation().messages().getLast() instanceof Message.User(var content)
                && content.toString().contains("read TODO.md"));
    }

    @Test
    void aHookMayRefuseIt() throws Exception {
        hook(HookEvent.PRE_COMPACT, occasion -> heard(occasion.name(), Answer.deny("not now")));
        int facts = session.size();
        work(new Command.Compact(""));
        assertEquals(List.of("CompactionAsked", "HookSpoke", "Recovered"), after(facts));
        assertEquals(
                new Fact.Recovered("compaction", "refused", "a hook refuses it: not now"),
                session.lines().getLast().fact());
        assertEquals(2 * LONG, session.conversation().messages().size());
    }

    @Test
    void unaskedItGoesOnWithTheWholeConversationThen() throws Exception {
        hook(HookEvent.PRE_COMPACT, occasion -> heard(occasion.name(), Answer.deny("not now")));
        work(Command.Say.now("go on"));
        assertEquals(List.of("PreCompact:auto"), asked);
        assertEquals(2 * LONG + 1, session.conversation().messages().size());
    }
}
