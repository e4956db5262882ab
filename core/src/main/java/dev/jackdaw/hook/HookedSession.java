package dev.jackdaw.hook;

import dev.jackdaw.hook.Answer.Decision;
import dev.jackdaw.hook.Hooks.Outcome;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fact.HookEffect;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.ClaudeNames;
import dev.jackdaw.tool.Invocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// The hooks at work in a session: what happens is put to them, and what they say is put into its log.
public final class HookedSession {
    /// That often in a turn a hook may let the model go on that wanted to stop.
    static final int MOST_CONTINUED = 8;

    private static final List<HookEvent> FOLLOWED = List.of(
            HookEvent.ASSISTANT_MESSAGE, HookEvent.NOTIFICATION, HookEvent.STOP_FAILURE, HookEvent.POST_MODEL_SWITCH);

    private final Session session;
    private final Hooks hooks;
    private final Occasions occasions;
    private final BiPredicate<String, Invocation<?>> fits;
    private final Map<String, Answer> advice = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<String>> halt = new AtomicReference<>(Optional.empty());
    private final boolean resumed;
    private volatile boolean begun;

    /// @param fits whether a permission rule fits a call
    public HookedSession(Session session, Hooks hooks, Occasions occasions, BiPredicate<String, Invocation<?>> fits) {
        this.session = session;
        this.hooks = hooks;
        this.occasions = occasions;
        this.fits = fits;
        this.resumed = session.lines().stream().anyMatch(line -> line.fact() instanceof Fact.UserSaid);
    }

    /// Begins to follow the session, where somebody wants to be told of what cannot be changed any more.
    public void follow() {
        if (FOLLOWED.stream().anyMatch(hooks::listen)) session.follow(session.size(), _ -> false, this::followed);
    }

    public boolean listen(HookEvent event) {
        return hooks.listen(event);
    }

    /// Whether what the user says goes past hooks first.
    public boolean hears() {
        if (agent().isPresent()) return !begun && hooks.listen(HookEvent.SUBAGENT_START);
        boolean first = hooks.listen(HookEvent.SESSION_START) || hooks.listen(HookEvent.SESSION_END);
        return !begun && first || hooks.listen(HookEvent.USER_PROMPT_SUBMIT);
    }

    private Optional<Occasions.Agent> agent() {
        return occasions.agent();
    }

    /// Whether somebody wants to be asked before the model stops.
    public boolean mindsStop() {
        return hooks.listen(agent().isPresent() ? HookEvent.SUBAGENT_STOP : HookEvent.STOP);
    }

    /// What hooks said of a call before the gate judges it: to allow it, or to ask.
    public Optional<Answer> advice(Invocation<?> invocation) {
        return Optional.ofNullable(advice.get(invocation.call().id()));
    }

    void advise(String callId, Answer answer) {
        if (answer.decision() == Decision.ALLOW || answer.decision() == Decision.ASK) advice.put(callId, answer);
    }

    void forget(String callId) {
        advice.remove(callId);
    }

    /// Why a hook wants the turn to end, if one does; told once.
    public Optional<String> halted() {
        return halt.getAndSet(Optional.empty());
    }

    Answer ask(Occasion occasion) throws InterruptedException {
        return ask(occasion, _ -> false);
    }

    Answer ask(HookEvent event, Invocation<?> invocation, Object... more) throws InterruptedException {
        if (!hooks.listen(event)) return Answer.NONE;
        return ask(occasions.call(event, invocation, more), rule -> fits.test(rule, invocation));
    }

    Answer ask(Occasion occasion, Invocation<?> invocation) throws InterruptedException {
        return ask(occasion, rule -> fits.test(rule, invocation));
    }

    /// Asks, and writes down what the user or a later session should know of it.
    private Answer ask(Occasion occasion, Predicate<String> condition) throws InterruptedException {
        if (!hooks.listen(occasion.event())) return Answer.NONE;
        List<Outcome> outcomes = hooks.ask(occasion, condition, new Telling());
        for (Outcome outcome : outcomes) {
            outcome.failure().ifPresent(why -> spoke(occasion, outcome, HookEffect.FAILED, why));
            Answer answer = outcome.answer();
            if (!answer.message().isEmpty()) spoke(occasion, outcome, HookEffect.TOLD, answer.message());
            if (answer.stop().isPresent()) spoke(occasion, outcome, HookEffect.STOPPED, stopping(outcome));
        }
        Answer together = Answer.together(outcomes.stream().map(Outcome::answer).toList());
        outcomes.stream()
                .filter(outcome -> outcome.answer().stop().isPresent())
                .findFirst()
                .ifPresent(outcome -> halt.set(Optional.of(stopping(outcome))));
        if (together.decision() == Decision.DENY && occasion.event().gated())
            outcomes.stream()
                    .filter(outcome -> outcome.answer().decision() == Decision.DENY)
                    .findFirst()
                    .ifPresent(outcome -> spoke(occasion, outcome, HookEffect.DENIED, together.reason()));
        return together;
    }

    private static String stopping(Outcome outcome) {
        return outcome.answer()
                .stop()
                .filter(why -> !why.isEmpty())
                .orElse(outcome.hook().action().toString());
    }

    private void spoke(Occasion occasion, Outcome outcome, HookEffect effect, String text) {
        session.append(
                new Fact.HookSpoke(occasion.name(), outcome.hook().action().toString(), effect, text));
    }

    void changed(Invocation<?> invocation, String input) {
        String name = ClaudeNames.tool(invocation.tool().name());
        session.append(new Fact.HookSpoke(HookEvent.PRE_TOOL_USE.label() + ":" + name, "", HookEffect.CHANGED, input));
    }

    Occasions occasions() {
        return occasions;
    }

    /// Shows hooks at work to those who follow the session.
    private final class Telling implements Hooks.Listener {
        private static final AtomicInteger NUMBERS = new AtomicInteger();

        private final Map<HookSetting, String> ids = new ConcurrentHashMap<>();

        @Override
        public void began(HookSetting hook, Occasion occasion) {
            String id = session.id() + "-hook-" + NUMBERS.incrementAndGet();
            ids.put(hook, id);
            session.show(new Glimpse.HookBegan(
                    id, occasion.name(), hook.action().toString(), hook.terms().status()));
        }

        @Override
        public void ended(Outcome outcome, Occasion occasion) {
            Printed printed = outcome.answer().printed();
            HookSetting hook = outcome.hook();
            session.show(new Glimpse.HookEnded(
                    ids.getOrDefault(hook, ""),
                    occasion.name(),
                    hook.action().toString(),
                    printed.exit(),
                    printed.out(),
                    printed.errors()));
        }
    }

    /// The session begins, or goes on, for the first time since it was opened.
    ///
    /// @return what is to be kept of it
    public List<Fact> begin() throws InterruptedException {
        if (begun) return List.of();
        begun = true;
        if (agent().isPresent()) {
            Answer answer =
                    ask(occasions.of(HookEvent.SUBAGENT_START, agent().get().type()));
            return added(HookEvent.SUBAGENT_START.label(), answer);
        }
        String source = resumed ? "resume" : "startup";
        Answer answer = ask(occasions.of(HookEvent.SESSION_START, source, "source", source));
        return added(HookEvent.SESSION_START.label(), answer);
    }

    static List<Fact> added(String event, Answer answer) {
        if (answer.context().isEmpty()) return List.of();
        return List.of(new Fact.HookSpoke(event, "", HookEffect.ADDED, Wording.of("added", event, answer.context())));
    }

    /// The user says something.
    ///
    /// @return what is to be kept of it: nothing of what was said where a hook blocks it
    public List<Fact> hear(Fact.UserSaid said) throws InterruptedException {
        var facts = new ArrayList<>(begin());
        if (agent().isPresent()) {
            facts.add(said);
            return facts;
        }
        Answer answer = ask(occasions.of(HookEvent.USER_PROMPT_SUBMIT, "", "prompt", said.text()));
        Optional<String> ended = halted();
        if (answer.decision() == Decision.DENY || ended.isPresent()) {
            String why = ended.orElse(answer.reason());
            if (session.conversation().settled())
                facts.add(new Fact.TurnEnded(Ending.of(Ending.Reason.HOOK_STOPPED, why)));
            return facts;
        }
        facts.addAll(added(HookEvent.USER_PROMPT_SUBMIT.label(), answer));
        String text =
                answer.input().flatMap(input -> input.get("prompt").asText()).orElse(said.text());
        facts.add(new Fact.UserSaid(text, said.media(), said.timing()));
        return facts;
    }

    /// The model wants to stop.
    ///
    /// @return whether it goes on instead
    public boolean goesOn(Conversation conversation) throws InterruptedException {
        int before = conversation.progress().continued();
        HookEvent event = agent().isPresent() ? HookEvent.SUBAGENT_STOP : HookEvent.STOP;
        Answer answer = ask(occasions.of(
                event,
                agent().map(Occasions.Agent::type).orElse(""),
                "stop_hook_active",
                before > 0,
                "last_assistant_message",
                conversation.answer(),
                "agent_transcript_path",
                agent().map(Occasions.Agent::transcript)));
        String why = answer.decision() == Decision.DENY ? answer.reason() : answer.context();
        if (answer.stop().isPresent() || why.isEmpty()) return false;
        boolean on = before < MOST_CONTINUED;
        String text = on
                ? Wording.of("continued", event.label(), why)
                : "it has let the model go on " + MOST_CONTINUED + " times; the turn ends all the same";
        session.append(new Fact.HookSpoke(event.label(), "", on ? HookEffect.CONTINUED : HookEffect.TOLD, text));
        return on;
    }

    /// All calls of a reply are answered.
    public void batch() throws InterruptedException {
        if (!hooks.listen(HookEvent.POST_TOOL_BATCH)) return;
        var results = new HashMap<String, String>();
        var told = new ArrayList<Json>();
        for (Message message : session.conversation().messages().reversed()) {
            if (message instanceof Message.Answer(var id, var result)) results.put(id, result.text());
            if (!(message instanceof Message.Assistant(var content, var _))) continue;
            for (Content part : content)
                if (part instanceof Content.Call(var call)) told.add(Occasions.call(call, results));
            break;
        }
        Answer answer = ask(occasions.of(HookEvent.POST_TOOL_BATCH, "", "tool_calls", told));
        if (answer.decision() == Decision.DENY) halt.compareAndSet(Optional.empty(), Optional.of(answer.reason()));
        for (Fact fact : added(HookEvent.POST_TOOL_BATCH.label(), answer)) session.append(fact);
    }

    /// The gate would ask the user.
    public Answer request(Invocation<?> invocation, String rule) throws InterruptedException {
        List<String> suggestions = rule.isEmpty() ? List.of() : List.of(rule);
        return ask(HookEvent.PERMISSION_REQUEST, invocation, "permission_suggestions", suggestions);
    }

    /// The session is about to change its model.
    ///
    /// @return why it may not
    public Optional<String> refusal(String from, String to) throws InterruptedException {
        Answer answer = ask(occasions.of(HookEvent.PRE_MODEL_SWITCH, "", "from_model", from, "to_model", to));
        return answer.decision() == Decision.DENY ? Optional.of(answer.reason()) : Optional.empty();
    }

    /// The session ends, if anything was ever said in it.
    public void end(String reason) throws InterruptedException {
        if (begun && agent().isEmpty()) ask(occasions.of(HookEvent.SESSION_END, reason, "reason", reason));
    }

    private void followed(Event event) {
        try {
            switch (event) {
                case Fact.ModelSaid(var reply) ->
                    ask(occasions.of(HookEvent.ASSISTANT_MESSAGE, "", "text", reply.text()));
                case Fact.ApprovalAsked(var _, var why, var _, var _) ->
                    ask(occasions.of(
                            HookEvent.NOTIFICATION,
                            "permission_prompt",
                            "message",
                            why,
                            "title",
                            "Permission needed",
                            "notification_type",
                            "permission_prompt"));
                case Fact.TurnEnded(var ending)
                when ending.reason() == Ending.Reason.MODEL_ERROR || ending.reason() == Ending.Reason.PROMPT_TOO_LONG ->
                    ask(occasions.of(
                            HookEvent.STOP_FAILURE,
                            ending.category(),
                            "error",
                            ending.category(),
                            "error_details",
                            ending.detail()));
                case Fact.ModelChosen(var model, var _) -> switched(model);
                case Fact.ModelSwitched(var _, var to, var _) -> switched(to);
                case Fact _, Glimpse _ -> {}
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void switched(String model) throws InterruptedException {
        ask(occasions.of(HookEvent.POST_MODEL_SWITCH, "", "to_model", model));
    }
}
