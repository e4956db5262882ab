package dev.jackdaw.session;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/// What the facts so far mean for the next move: the messages a model would be shown, and where the turn stands.
///
/// @param messages what has been said, calls and answers paired
/// @param unanswered calls of the last reply that have no answer yet, in call order
/// @param begun calls that were about to change something when they were last heard of
/// @param waiting what the user said meanwhile, to be heard after the running round
/// @param queued what the user said for after the turn
/// @param progress where the running turn stands
/// @param bearings what holds beside what was said
/// @param ending how the last turn ended; empty while a turn runs
/// @param turns the conversation before each turn; one of long ago is folded anew from the log when it is asked for
public record Conversation(
        List<Message> messages,
        List<ToolCall> unanswered,
        Set<String> begun,
        List<Fact.UserSaid> waiting,
        List<Fact.UserSaid> queued,
        Progress progress,
        Bearings bearings,
        Optional<Ending> ending,
        List<Conversation> turns) {

    public static final Conversation EMPTY = new Conversation(
            List.of(),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            Progress.FRESH,
            Bearings.NONE,
            Optional.of(Ending.of(Ending.Reason.ANSWERED, "")),
            Turns.held());

    /// An empty conversation whose log can be read again: what it is taken back to is folded from there, where it is
    /// long ago, instead of being held.
    ///
    /// @param log all that is folded, and perhaps more
    public static Conversation over(Supplier<List<Line>> log) {
        return EMPTY.withTurns(Turns.of(log));
    }

    /// Whether nothing is to be done until the user speaks.
    public boolean settled() {
        return ending.isPresent();
    }

    /// Whether nothing at all is to be done: it is settled, and the user wants nothing summed up.
    public boolean idle() {
        return settled() && bearings.compaction().isEmpty();
    }

    /// Tokens of the whole session.
    public Usage usage() {
        return bearings.usage();
    }

    /// Tokens of the last prompt and its reply.
    public Usage latest() {
        return bearings.latest();
    }

    /// Tokens of the last prompt and its reply: what the next prompt begins with.
    public long contextTokens() {
        return latest().total();
    }

    /// The last message, if there is one.
    public Optional<Message> last() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast());
    }

    /// The place of what the user said to begin the turn, the running or the last one; empty where it was summed up.
    @SuppressWarnings("ReferenceEquality") // somebody may say the same thing twice
    public OptionalInt request() {
        for (int i = messages.size() - 1; i >= 0; i--)
            if (progress.request().isPresent()
                    && messages.get(i) == progress.request().get()) return OptionalInt.of(i);
        return OptionalInt.empty();
    }

    /// Which turn a message began, counted from 1; empty where it began none, or was cut since.
    public OptionalInt turn(Message message) {
        return turned().begunBy(message);
    }

    /// What the model said last, without thoughts and calls; empty where it has said nothing.
    public String answer() {
        for (Message message : messages.reversed())
            if (message instanceof Message.Assistant(var content, var origin))
                return new Reply("", origin, content, Usage.NONE, progress.lastFinish(), "").text();
        return "";
    }

    /// This conversation after one more fact.
    public Conversation with(Fact fact) {
        return withBearings(bearings.with(fact)).speaking(fact);
    }

    @SuppressWarnings("ReferenceEquality") // the same one, most often: nothing is copied then
    private Conversation withBearings(Bearings bearings) {
        if (bearings == this.bearings) return this;
        return new Conversation(messages, unanswered, begun, waiting, queued, progress, bearings, ending, turns);
    }

    private Conversation speaking(Fact fact) {
        return switch (fact) {
            case Fact.UserSaid said -> hearing(said);
            case Fact.Reminded(var about, var text) ->
                about.equals(Undertaking.GoalSet.UNMET)
                        ? telling(text).progressing(progress.anew())
                        : adding(Message.User.of(text)).progressing(progress.reminded(about));
            case Fact.ModelSaid(var reply) -> saying(reply);
            case Fact.ToolBegan(var id) -> beginning(id);
            case Fact.ToolRan(var id, var result) -> answering(id, result);
            case Fact.TurnEnded(var how) -> ending(how);
            case Fact.HookSpoke(var _, var _, var effect, var text) -> hooked(effect, text);
            case Fact.Rewound(var to) -> rewinding(to);
            case Fact.Instructed(var _, var text) -> telling(text);
            case Fact.Pinned(var text, var _) -> telling(Cuts.pinned(text));
            case Fact.UserRan(var _, var text, var _) -> telling(text);
            case Fact.Recalled(var _, var text) -> recalling(text);
            case Fact.Reduced reduced -> cut(Cuts.made(messages, reduced.reductions()));
            case Fact.Compacted compacted -> cut(Cuts.compacted(messages, compacted));
            case Undertaking deed -> undertaking(deed);
            case Fact.Started _,
                    Fact.Reinstructed _,
                    Fact.Unpinned _,
                    Fact.UserBegan _,
                    Fact.ModelAsked _,
                    Fact.ModelUsed _,
                    Fact.CompactionAsked _,
                    Fact.Recovered _,
                    Fact.Saved _,
                    Fact.Restored _,
                    Fact.ApprovalAsked _,
                    Fact.ApprovalGiven _,
                    Fact.ModelChosen _,
                    Fact.ModelSwitched _,
                    Fact.Titled _,
                    Fact.PolicyChosen _,
                    Fact.Confined _,
                    Fact.RuleAdded _,
                    Fact.RuleRemoved _,
                    Fact.Unknown _ -> this;
        };
    }

    /// Each step of a plan and each round for a goal has all the rounds of tools a turn has.
    private Conversation undertaking(Undertaking deed) {
        return switch (deed) {
            case Undertaking.Returned returned when !returned.told().isEmpty() -> returning(returned);
            case Undertaking.StepMoved moved
            when moved.status() == Undertaking.Status.IN_PROGRESS -> progressing(progress.anew());
            case Undertaking _ -> this;
        };
    }

    /// What nobody waited for is heard as if the user had said it, and begins a turn where none runs; what was
    /// stopped is told with the next.
    private Conversation returning(Undertaking.Returned returned) {
        return returned.wakes()
                ? hearing(new Fact.UserSaid(returned.told(), List.of(), Fact.Timing.NOW))
                : telling(returned.told());
    }

    private Conversation hooked(Fact.HookEffect effect, String text) {
        return switch (effect) {
            case ADDED -> telling(text);
            case CONTINUED -> adding(Message.User.of(text)).progressing(progress.goingOn());
            case DENIED, CHANGED, STOPPED, FAILED, TOLD -> this;
        };
    }

    /// What the program says while calls are open is heard after them, as the user would be.
    private Conversation telling(String text) {
        return unanswered.isEmpty()
                ? adding(Message.User.of(text))
                : withWaiting(Trail.plus(waiting, new Fact.UserSaid(text, List.of(), Fact.Timing.NOW)));
    }

    /// What is recalled for a request stands before it, where no model has seen the request yet.
    private Conversation recalling(String text) {
        if (!(last().orElse(null) instanceof Message.User request) || progress.replies() > 0) return telling(text);
        List<Message> before = messages.subList(0, messages.size() - 1);
        return withMessages(Trail.plus(Trail.plus(List.copyOf(before), Message.User.of(text)), request));
    }

    private Conversation withMessages(List<Message> messages) {
        return new Conversation(messages, unanswered, begun, waiting, queued, progress, bearings, ending, turns);
    }

    private Conversation cut(List<Message> left) {
        return withMessages(left).withTurns(turned().cut(left));
    }

    private Turns turned() {
        return (Turns) turns;
    }

    Conversation withTurns(Turns turns) {
        return new Conversation(messages, unanswered, begun, waiting, queued, progress, bearings, ending, turns);
    }

    private Conversation hearing(Fact.UserSaid said) {
        if (settled()) return startingTurn(said);
        if (said.timing() == Fact.Timing.LATER) return withQueued(Trail.plus(queued, said));
        boolean between = unanswered.isEmpty() && last().orElse(null) instanceof Message.Assistant;
        return between ? adding(message(said)) : withWaiting(Trail.plus(waiting, said));
    }

    private Conversation startingTurn(Fact.UserSaid said) {
        Message request = message(said);
        return new Conversation(
                Trail.plus(messages, request),
                unanswered,
                begun,
                waiting,
                queued,
                Progress.on(request),
                bearings,
                Optional.empty(),
                turned().plus(this, request));
    }

    private static Message message(Fact.UserSaid said) {
        var content = new ArrayList<Content>();
        for (Media media : said.media()) content.add(new Content.Picture(media));
        content.add(new Content.Text(said.text()));
        return new Message.User(content);
    }

    private Conversation saying(Reply reply) {
        List<Content> content = reply.content().isEmpty() ? List.of(new Content.Text("(no reply)")) : reply.content();
        List<ToolCall> calls = reply.calls();
        var said = new Conversation(
                Trail.plus(messages, new Message.Assistant(content, reply.origin())),
                calls,
                Set.of(),
                waiting,
                queued,
                progress.replied(reply),
                bearings,
                ending,
                turns);
        return calls.isEmpty() ? said.listening() : said;
    }

    private Conversation beginning(String id) {
        var more = new LinkedHashSet<>(begun);
        more.add(id);
        return new Conversation(messages, unanswered, more, waiting, queued, progress, bearings, ending, turns);
    }

    private Conversation answering(String id, ToolResult result) {
        Optional<ToolCall> call =
                unanswered.stream().filter(c -> c.id().equals(id)).findFirst();
        if (call.isEmpty()) return this;
        var open = new ArrayList<>(unanswered);
        open.remove(call.get());
        var answered = new Conversation(
                Trail.plus(messages, new Message.Answer(id, result)),
                List.copyOf(open),
                begun,
                waiting,
                queued,
                progress.ran(call.get(), result, open.isEmpty()),
                bearings,
                ending,
                turns);
        return open.isEmpty() ? answered.listening() : answered;
    }

    /// Whatever is still open at the end of a turn is answered as interrupted, so that the next request is valid.
    private Conversation ending(Ending how) {
        Conversation closed = this;
        String why = how.reason() == Ending.Reason.INTERRUPTED
                ? "Interrupted by the user before it finished."
                : "Not run: the turn ended first.";
        for (ToolCall call : unanswered) closed = closed.answering(call.id(), ToolResult.failure(why));
        closed = closed.listening().endingWith(how);
        boolean goesOn = how.reason() == Ending.Reason.ANSWERED && !queued.isEmpty();
        return goesOn ? closed.withQueued(queued.subList(1, queued.size())).startingTurn(queued.getFirst()) : closed;
    }

    /// Hears what the user said meanwhile.
    private Conversation listening() {
        Conversation heard = this;
        for (Fact.UserSaid said : waiting) heard = heard.adding(message(said));
        return heard.withWaiting(List.of());
    }

    private Conversation adding(Message message) {
        return withMessages(Trail.plus(messages, message));
    }

    private Conversation progressing(Progress progress) {
        return new Conversation(messages, unanswered, begun, waiting, queued, progress, bearings, ending, turns);
    }

    /// What was used is used.
    private Conversation rewinding(int to) {
        if (to < 0 || to >= turns.size()) return this;
        Conversation then = turned().before(to);
        return new Conversation(
                then.messages,
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                then.progress,
                bearings.rewound(then.bearings),
                then.ending,
                turned().back(to, then.turned()));
    }

    private Conversation withWaiting(List<Fact.UserSaid> waiting) {
        return new Conversation(messages, unanswered, begun, waiting, queued, progress, bearings, ending, turns);
    }

    private Conversation withQueued(List<Fact.UserSaid> queued) {
        return new Conversation(
                messages, unanswered, begun, waiting, List.copyOf(queued), progress, bearings, ending, turns);
    }

    private Conversation endingWith(Ending how) {
        return new Conversation(
                messages, unanswered, begun, waiting, queued, progress, bearings, Optional.of(how), turns);
    }
}
