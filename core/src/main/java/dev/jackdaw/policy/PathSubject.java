package dev.jackdaw.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file that is read or written.
///
/// @param named the path as the call names it, made absolute
/// @param real the path with every link followed
/// @param root the workspace's root
record PathSubject(ToolNames tool, Effect effect, Path named, Path real, Path root) implements Subject {

    private boolean writes() {
        return effect == Effect.EDIT || effect == Effect.EDIT_PROTECTED;
    }

    private boolean meant(Rule rule) {
        return ToolNames.tool(rule.tool()).equals(writes() ? "edit" : "read") || tool.meant(rule.tool());
    }

    @Override
    public String ground() {
        return effect.sentence() + ": " + (real.startsWith(root) ? root.relativize(real) : real);
    }

    @Override
    public boolean touchedBy(Rule rule) {
        if (!meant(rule)) return false;
        if (rule.spec().isEmpty()) return true;
        PathPattern pattern = PathPattern.of(rule, root);
        return pattern.touches(named) || pattern.touches(real);
    }

    @Override
    public Optional<Rule> coveredBy(List<Rule> rules) {
        for (Rule rule : rules) if (covers(rule)) return Optional.of(rule);
        return Optional.empty();
    }

    private boolean covers(Rule rule) {
        boolean guarded = effect == Effect.EDIT_PROTECTED || effect == Effect.READ_SECRET;
        if (!meant(rule) || guarded && !Protected.named(rule.spec())) return false;
        if (rule.spec().isEmpty()) return true;
        PathPattern pattern = PathPattern.of(rule, root);
        return pattern.covers(named) && pattern.covers(real);
    }

    /// The folder of the file; in the workspace's root itself the file alone.
    @Override
    public String offer() {
        Path folder = real.getParent();
        if (effect != Effect.EDIT || folder == null || real.toString().chars().anyMatch(c -> "*?[\\()".indexOf(c) >= 0))
            return "";
        if (folder.equals(root)) return "Edit(/" + root.relativize(real) + ")";
        return folder.startsWith(root) ? "Edit(/" + root.relativize(folder) + "/**)" : "Edit(/" + folder + "/**)";
    }
}
