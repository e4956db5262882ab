package dev.jackdaw.team;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.List;
import java.util.Optional;

/// What the reviewer decides by, given once for each review; the last one counts.
final class Verdict implements Tool<Verdict.Params> {
    /// @param member whose fault it is
    public record Fault(
            @Alias({"name", "owner"}) String member,
            @Alias({"text", "description"}) String fault) {}

    public record Params(
            @Doc("Whether nothing must be mended any more") boolean approved,
            @Doc("What must be mended, and by whom") Optional<List<Fault>> faults) {}

    private final List<String> members;
    private volatile Optional<Params> given = Optional.empty();

    /// @param members whose faults there can be
    Verdict(List<String> members) {
        this.members = members;
    }

    Optional<Params> given() {
        return given;
    }

    @Override
    public String name() {
        return "verdict";
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) {
        List<Fault> faults = parameters.faults().orElse(List.of());
        for (Fault fault : faults)
            if (!members.contains(fault.member()))
                return ToolResult.failure(
                        "there is no member \"" + fault.member() + "\"; there are " + String.join(", ", members));
        if (parameters.approved() && !faults.isEmpty())
            return ToolResult.failure("approved means that there is no fault left; leave one of both away");
        if (!parameters.approved() && faults.isEmpty())
            return ToolResult.failure("say in faults what must be mended, and by whom");
        given = Optional.of(parameters);
        return ToolResult.of("noted");
    }
}
