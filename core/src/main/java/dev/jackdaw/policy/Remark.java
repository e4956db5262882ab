package dev.jackdaw.policy;

import dev.jackdaw.tool.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Something about a rule that its author should know: it is kept, but does not do what it seems to.
///
/// @param what what is odd, in a sentence
/// @param mend what to write instead
public record Remark(RuleList list, Rule rule, String what, String mend) {

    /// What is to be said about the rules of a policy.
    ///
    /// @param tools names of the tools there are, beside those rules know
    public static List<Remark> of(Policy policy, Collection<String> tools) {
        var remarks = new ArrayList<Remark>();
        for (RuleList list : RuleList.values())
            for (Rule rule : policy.rules(list)) remark(list, rule, tools).ifPresent(remarks::add);
        return remarks;
    }

    private static Optional<Remark> remark(RuleList list, Rule rule, Collection<String> tools) {
        String tool = ToolNames.tool(rule.tool());
        boolean wild = rule.tool().indexOf('*') >= 0;
        if (!wild && !ToolNames.known(rule.tool()) && !tools.contains(tool)) {
            List<String> near = Nearest.to(rule.tool(), List.of("Bash", "Read", "Edit", "Write", "WebFetch"), 1);
            return Optional.of(new Remark(
                    list,
                    rule,
                    "there is no tool " + rule.tool() + " here; the rule waits for one",
                    near.isEmpty()
                            ? "remove it, or leave it for another program"
                            : "did you mean " + near.getFirst() + "?"));
        }
        boolean paths = List.of("read", "edit", "write", "multi_edit", "grep", "glob", "ls")
                .contains(tool);
        if (paths && rule.spec().matches(".*[^./]/+\\.\\.(/.*)?"))
            return Optional.of(new Remark(
                    list, rule, "a path with .. behind a folder matches nothing", "write the path without it"));
        if (paths && rule.spec().startsWith("/") && !rule.spec().startsWith("//") && besideItsFile(rule))
            return Optional.of(new Remark(
                    list,
                    rule,
                    "its path begins at the folder of the file it stands in",
                    "write " + rule.spec().substring(1) + " for the folder worked in, /" + rule.spec()
                            + " for the file system"));
        return Optional.empty();
    }

    /// Whether it is of a file outside projects: theirs begin at the project.
    private static boolean besideItsFile(Rule rule) {
        return rule.origin()
                .base()
                .filter(base -> base.equals(Path.of(rule.origin().source()).getParent()))
                .isPresent();
    }
}
