package dev.jackdaw.delegate;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Resource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Hands a task to a subagent. A call that is made again after a crash goes on with what the first one handed out.
public final class Delegate implements Tool<Delegate.Params>, ToolFilter {

    /// Where it works.
    public enum Isolation {
        NONE,
        WORKTREE
    }

    public record Params(
            @Doc("What is to be done, and what the report is to say")
            @Alias({"prompt", "instructions", "message", "request"})
            String task,

            @Doc("One of the roles; general where left out")
            @Alias({"subagent_type", "agent_type", "name", "type", "agent"})
            Optional<String> role,

            @Doc("Return at once; you are told when it is done") @Alias({"run_in_background", "async"})
            Optional<Boolean> background,

            @Doc("worktree: in a Git worktree of its own, merged by agent_merge")
            Optional<Isolation> isolation,

            @Doc("What it should know beside the task") Optional<String> context,

            @Doc("An earlier subagent that is to go on, by its name, such as explore-1")
            @Alias({"continue", "agent_id"})
            Optional<String> resume) {}

    private final Staff staff;

    public Delegate(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String name() {
        return "delegate";
    }

    @Override
    public List<String> aliases() {
        return List.of("task", "agent", "spawn", "subagent", "delegate_to_subagent", "spawn_agent", "delegate_task");
    }

    @Override
    public String description() {
        return Resource.text(Delegate.class, "Delegate.md") + staff.roles().list();
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of(new Access.Delegate(role(parameters)));
    }

    /// The name of the role: of one that goes on its own, however the call spells it.
    private String role(Params parameters) {
        Optional<String> before = parameters
                .resume()
                .flatMap(agent -> staff.known().named(agent.strip()))
                .map(Delegated::role);
        if (before.isPresent()) return before.get();
        String said = parameters.role().orElse("");
        try {
            return staff.roles().named(said).name();
        } catch (IllegalArgumentException unknown) {
            return said;
        }
    }

    /// Calls come by the filter, which knows their ids.
    @Override
    public ToolResult run(Params parameters, Site site) throws InterruptedException {
        return handed("", parameters);
    }

    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        return invocation.tool() == this && invocation.parameters() instanceof Params parameters
                ? handed(invocation.call().id(), parameters)
                : next.proceed(invocation);
    }

    private ToolResult handed(String callId, Params parameters) throws InterruptedException {
        try {
            Optional<Delegated> before = staff.known().before(callId);
            Errand errand = before.isPresent()
                    ? staff.again(before.get(), assignment(parameters))
                    : staff.hand(callId, assignment(parameters), traits(parameters));
            if (errand.handed().background()) {
                staff.begin(errand);
                return begun(errand.handed());
            }
            return Telling.result(staff.await(errand), errand.handed());
        } catch (IllegalArgumentException refused) {
            return ToolResult.failure("Not delegated: " + refused.getMessage());
        }
    }

    private Assignment assignment(Params parameters) {
        if (parameters.task().isBlank())
            throw new IllegalArgumentException("\"task\" is empty; say what is to be done");
        String resume = parameters.resume().map(String::strip).orElse("");
        if (!resume.isEmpty()) staff.named(resume);
        String context = parameters.context().map(String::strip).orElse("");
        String task =
                parameters.task().strip() + (context.isEmpty() ? "" : "\n\n" + Words.of("context") + "\n" + context);
        return new Assignment(resume, role(parameters), "", task, List.of(), OptionalInt.empty());
    }

    private Set<Role.Trait> traits(Params parameters) {
        Set<Role.Trait> usual = staff.roles().named(role(parameters)).traits();
        Set<Role.Trait> traits = EnumSet.noneOf(Role.Trait.class);
        if (parameters.background().orElse(usual.contains(Role.Trait.BACKGROUND))) traits.add(Role.Trait.BACKGROUND);
        boolean apart = parameters
                .isolation()
                .map(where -> where == Isolation.WORKTREE)
                .orElse(usual.contains(Role.Trait.WORKTREE));
        if (apart) traits.add(Role.Trait.WORKTREE);
        return traits;
    }

    private static ToolResult begun(Delegated handed) {
        return ToolResult.of(Words.of("begun").formatted(handed.role(), handed.agent()))
                .with(Json.obj(
                        "agent", handed.agent(),
                        "role", handed.role(),
                        "child", handed.child(),
                        "background", true));
    }
}
