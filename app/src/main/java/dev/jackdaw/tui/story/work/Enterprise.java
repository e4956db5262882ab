package dev.jackdaw.tui.story.work;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.model.Content;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/// What a session does on its own account, as it is seen at the moment.
public final class Enterprise {
    private static final Set<String> TELLING = Set.of("delegate", "step", "exit_plan_mode");

    private final Panel panel = new Panel();
    private final Crew crew;
    private final Set<String> told = new HashSet<>();
    private Affairs affairs = Affairs.NONE;
    private boolean deed;
    private boolean following;
    private boolean begun;
    private boolean idle = true;

    /// @param clock milliseconds of a clock that only goes forward
    public Enterprise(LongSupplier clock) {
        this.crew = new Crew(clock);
    }

    /// What is to be done.
    public Panel panel() {
        return panel;
    }

    /// Who works for the session.
    public Crew crew() {
        return crew;
    }

    public Affairs affairs() {
        return affairs;
    }

    /// @param conversation after the fact
    public void see(Fact fact, Conversation conversation) {
        following = deed;
        deed = fact instanceof Undertaking;
        affairs = affairs.with(fact);
        panel.see(fact, affairs, conversation);
        crew.see(fact);
        if (fact instanceof Undertaking.Returned back && !back.told().isEmpty()) told.add(back.told());
        if (begun && fact instanceof Fact.UserSaid said) told.add(said.text());
        begun = fact instanceof Undertaking began && begins(began);
        idle = conversation.idle();
    }

    /// Whether what is said next are the program's words, which tell the model what the row above them tells the user.
    private boolean begins(Undertaking deed) {
        return switch (deed) {
            case Undertaking.GoalSet _, Undertaking.GoalResumed _ -> true;
            case Undertaking.StepMoved moved -> idle && moved.status() == Undertaking.Status.IN_PROGRESS;
            case Undertaking _ -> false;
        };
    }

    /// Whether rows of its own tell what became of a call.
    public static boolean tells(ToolCall call) {
        return TELLING.contains(call.tool());
    }

    public void see(Glimpse.AgentMoved moved) {
        crew.see(moved);
    }

    /// All that was told so far was told of the past.
    public void past() {
        crew.past();
    }

    /// Whether the last fact followed one of these, which told what it is about.
    public boolean following() {
        return following;
    }

    /// Whether the program said it to the model, where a user would have.
    public boolean says(String text) {
        return told.contains(text);
    }

    /// The same of a whole message.
    public boolean says(List<Content> content) {
        return content.size() == 1 && content.getFirst() instanceof Content.Text(var text) && says(text);
    }

    /// A few words on each of what goes on, for the line of status.
    public List<String> badges(Words words) {
        var badges = new ArrayList<String>();
        affairs.goal()
                .filter(Affairs.Goal::open)
                .ifPresent(goal -> badges.add(words.of(
                        "status.goal", goal.met(), goal.set().criteria().size())));
        affairs.loop()
                .filter(Affairs.Loop::open)
                .ifPresent(loop ->
                        badges.add(words.of("status.loop", Spans.of(loop.set().seconds()))));
        long background = crew.background();
        if (background > 0) badges.add(words.counted("status.agents", background, background));
        return badges;
    }
}
