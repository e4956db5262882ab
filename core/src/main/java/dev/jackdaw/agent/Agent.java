package dev.jackdaw.agent;

import dev.jackdaw.hook.CompactHooks;
import dev.jackdaw.hook.HookedSession;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fitting;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Recovery;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Works a session: makes one move after another until the turn has ended. Everything it knows is in the session, so a
/// session that was cut off goes on by calling [#resume()].
final class Agent {

    /// What an agent works with.
    ///
    /// @param model the model to ask now; may change between moves
    /// @param instructions the system prompt, where the log has none
    /// @param over how the turn is to end instead of asking once more, if at all
    record Equipment(
            Supplier<Model> model,
            Toolbox toolbox,
            Harmless harmless,
            Site site,
            String instructions,
            Upkeep upkeep,
            Budget budget,
            HookedSession hooks,
            Supplier<Optional<Ending>> over) {}

    private final Session session;
    private final Equipment equipment;

    Agent(Session session, Equipment equipment) {
        this.session = session;
        this.equipment = equipment;
    }

    /// Makes moves until the conversation is settled.
    Ending resume() {
        try (Deadline deadline = Deadline.in(equipment.budget().time())) {
            return resume(deadline);
        }
    }

    private Ending resume(Deadline deadline) {
        while (true) {
            try {
                Session.Moment moment = session.moment();
                if (moment.conversation().idle())
                    return moment.conversation().ending().orElseThrow();
                move(moment);
                if (Thread.interrupted()) throw new InterruptedException();
            } catch (InterruptedException stop) {
                return end(
                        deadline.passed()
                                ? equipment.budget().late()
                                : Ending.of(Ending.Reason.INTERRUPTED, "interrupted by the user"));
            } catch (ModelFailure failure) {
                return end(ending(failure));
            }
        }
    }

    private void move(Session.Moment moment) throws InterruptedException, ModelFailure {
        switch (Move.next(moment.conversation(), equipment.budget())) {
            case Move.AskModel(var choice) -> {
                Optional<Ending> over = equipment.over().get();
                if (over.isPresent()) stop(moment, over.get());
                else {
                    Optional<Fact> first = prepared(moment.conversation(), choice);
                    keep(first.isPresent() ? first.get() : ask(moment.conversation(), choice));
                }
            }
            case Move.Compact(var focus) ->
                keep(equipment
                        .upkeep()
                        .fitting()
                        .compact(prompt(moment.conversation(), Prompt.ToolChoice.AUTO), moment.conversation(), focus));
            case Move.RunTools(var calls, var begun) -> run(calls, begun);
            case Move.Remind(var reminder) -> session.append(new Fact.Reminded(reminder.about(), reminder.text()));
            case Move.Stop(var ending) -> stop(moment, ending);
        }
    }

    private void keep(Fact fact) throws InterruptedException {
        session.append(fact);
        if (fact instanceof Fact.Compacted compacted) new CompactHooks(session, equipment.hooks()).done(compacted);
    }

    /// What is to be done before the turn ends is done first. A hook may let the model go on, or end the turn in words
    /// of its own.
    private void stop(Session.Moment moment, Ending ending) throws InterruptedException {
        for (Completion completion : equipment.upkeep().completions()) {
            Optional<Fact> first = completion.before(ending, moment.conversation());
            if (first.isPresent()) {
                keep(first.get());
                return;
            }
        }
        // Something came while they looked.
        if (session.size() > moment.size()) return;
        boolean asked =
                ending.reason() == Ending.Reason.ANSWERED && equipment.hooks().mindsStop();
        if (asked && equipment.hooks().goesOn(moment.conversation())) return;
        Ending how = equipment.hooks().halted().map(Agent::halted).orElse(ending);
        Session.Moment now = asked ? session.moment() : moment;
        boolean heard = now.conversation().messages().size()
                > moment.conversation().messages().size();
        if (!heard) session.appendAfter(now.size(), new Fact.TurnEnded(how));
    }

    private static Ending halted(String why) {
        return Ending.of(Ending.Reason.HOOK_STOPPED, why);
    }

    private Ending end(Ending ending) {
        session.append(new Fact.TurnEnded(ending));
        return ending;
    }

    private static Ending ending(ModelFailure failure) {
        Ending.Reason reason = switch (failure.cure()) {
            case ModelFailure.Cure.Shorten _ -> Ending.Reason.PROMPT_TOO_LONG;
            case ModelFailure.Cure.Retry _, ModelFailure.Cure.Mend _ -> Ending.Reason.MODEL_ERROR;
        };
        String category = failure.category().name().toLowerCase(Locale.ROOT);
        return new Ending(reason, failure.why(), failure.status(), category);
    }

    /// What is to be kept before the model is asked.
    private Optional<Fact> prepared(Conversation conversation, Prompt.ToolChoice choice) throws InterruptedException {
        for (Preparation preparation : equipment.upkeep().preparations()) {
            Optional<Fact> fact = preparation.before(conversation);
            if (fact.isPresent()) return fact;
        }
        return equipment.upkeep().fitting().before(prompt(conversation, choice), conversation);
    }

    /// What a model would be asked next.
    Prompt prompt(Conversation conversation, Prompt.ToolChoice choice) {
        String instructions = conversation.bearings().instructions().orElse(equipment.instructions());
        return new Prompt(instructions, equipment.toolbox().specs(), conversation.messages(), choice);
    }

    /// What the model says, or what makes room where its provider found the prompt too long.
    private Fact ask(Conversation conversation, Prompt.ToolChoice choice) throws InterruptedException, ModelFailure {
        Model model = equipment.model().get();
        Fitting fitting = equipment.upkeep().fitting();
        Prompt prompt = prompt(conversation, choice);
        fitting.asking(prompt, conversation, model.origin()).ifPresent(session::append);
        session.show(new Glimpse.Asking(model.origin()));
        var tap = new Tap(session, model.origin());
        try {
            return new Fact.ModelSaid(model.reply(prompt, tap));
        } catch (InterruptedException stop) {
            tap.partial(Finish.INTERRUPTED).ifPresent(said -> session.append(new Fact.ModelSaid(said)));
            throw stop;
        } catch (ModelFailure failure) {
            if (failure.cure() instanceof ModelFailure.Cure.Shorten) {
                Optional<Fact> room = fitting.refused(prompt, session.conversation(), failure);
                if (room.isPresent()) return room.get();
            }
            tap.partial(Finish.ERROR).ifPresent(said -> session.append(new Fact.ModelSaid(said)));
            throw failure;
        }
    }

    /// A call and what it was bound to.
    private record Step(ToolCall call, Toolbox.Bound bound) {}

    private void run(List<ToolCall> calls, Set<String> begun) throws InterruptedException {
        if (begun.contains(calls.getFirst().id())) {
            session.append(new Fact.ToolRan(calls.getFirst().id(), ToolResult.failure(Wording.of("crashed"))));
            return;
        }
        List<Step> batch = batch(calls, begun);
        List<ToolResult> results =
                Together.map(batch, step -> equipment.toolbox().run(step.bound()));
        for (int i = 0; i < batch.size(); i++) ran(batch.get(i).call(), results.get(i));
        if (batch.size() == calls.size()) equipment.hooks().batch();
        equipment.hooks().halted().ifPresent(why -> end(halted(why)));
    }

    private void ran(ToolCall call, ToolResult result) {
        session.append(new Fact.ToolRan(call.id(), result));
        Recovery.of(result).ifPresent(kind -> session.append(kind.fact(call.tool())));
    }

    /// The calls that run next: harmless ones as far as they go, or one that may change something.
    private List<Step> batch(List<ToolCall> calls, Set<String> begun) {
        var batch = new ArrayList<Step>();
        for (ToolCall call : calls) {
            if (begun.contains(call.id())) break;
            var step = new Step(call, equipment.toolbox().bind(call, site(call)));
            if (!harmless(step.bound())) return batch.isEmpty() ? List.of(step) : batch;
            batch.add(step);
        }
        return batch;
    }

    private Site site(ToolCall call) {
        Site site = equipment.site();
        return new Site(site.workspace(), site.spool(), text -> session.show(new Glimpse.ToolPrinted(call.id(), text)));
    }

    private boolean harmless(Toolbox.Bound bound) {
        return switch (bound) {
            case Toolbox.Bound.Ready(var invocation, var _) ->
                equipment.harmless().test(invocation);
            case Toolbox.Bound.Wrong _ -> true;
        };
    }
}
