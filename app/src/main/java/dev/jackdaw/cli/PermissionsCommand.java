package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Permissions;
import dev.jackdaw.settings.Problem;
import dev.jackdaw.settings.Request;
import dev.jackdaw.settings.RuleFile;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// `jackdaw permissions`: the rules that hold, what they decide and why, their tests, and adding one. No model is
/// opened for any of it.
final class PermissionsCommand {
    private static final String USAGE = "write jackdaw permissions, permissions why 'COMMAND', permissions judge, "
            + "permissions test, or permissions allow|ask|deny RULE";

    private PermissionsCommand() {}

    static int run(Start start) throws CommandFault, IOException {
        List<String> words = start.line().words();
        return switch (words.isEmpty() ? "list" : words.getFirst()) {
            case "list" -> list(start, load(start));
            case "why" -> Why.run(start, load(start));
            case "judge" -> JudgeLines.run(start);
            case "test" -> RuleTesting.run(start, load(start));
            case "allow", "ask", "deny" -> add(start, words);
            default -> throw CommandFault.usage(USAGE);
        };
    }

    /// @throws CommandFault naming everything that is wrong with the permissions
    static Permissions load(Start start) throws CommandFault {
        Permissions permissions = Layers.permissions(start.request());
        for (Problem warning : permissions.warnings()) start.warn(Opening.told(warning));
        if (permissions.problems().isEmpty()) return permissions;
        var text = new StringBuilder("the permissions are not usable");
        for (Problem problem : permissions.problems()) text.append("\n  ").append(Opening.told(problem));
        throw CommandFault.usage(text.toString());
    }

    static Workspace workspace(Start start, Permissions permissions) throws IOException {
        return new Workspace(start.directory(), permissions.folders(), List.of());
    }

    private static int list(Start start, Permissions permissions) {
        Policy policy = permissions.policy();
        if (start.line().has("--json")) {
            start.print(json(permissions).pretty());
            return ExitCode.DONE;
        }
        start.print("mode   " + policy.mode().label() + "   (" + permissions.modeSource() + ")");
        for (RuleList list : List.of(RuleList.DENY, RuleList.ASK, RuleList.ALLOW))
            for (Rule rule : policy.rules(list))
                start.print(String.format(
                        Locale.ROOT,
                        "%-6s %s%s   (%s)",
                        list.label(),
                        rule.text(),
                        rule.except().isEmpty() ? "" : " but not " + String.join(", ", rule.except()),
                        rule.origin().source()));
        policy.locks().bypass().ifPresent(by -> start.print("bypassPermissions is forbidden by " + by));
        policy.locks().rules().ifPresent(by -> start.print("only the rules of " + by + " count"));
        return ExitCode.DONE;
    }

    private static Json.Obj json(Permissions permissions) {
        Policy policy = permissions.policy();
        return Json.obj(
                "mode", policy.mode().label(),
                "mode_source", permissions.modeSource(),
                "deny", rules(policy.deny()),
                "ask", rules(policy.ask()),
                "allow", rules(policy.allow()),
                "bypass_forbidden_by", policy.locks().bypass(),
                "only_rules_of", policy.locks().rules());
    }

    private static Json.Arr rules(List<Rule> rules) {
        var all = new ArrayList<Json>();
        for (Rule rule : rules)
            all.add(Json.obj("rule", rule.text(), "source", rule.origin().source(), "except", rule.except()));
        return new Json.Arr(all);
    }

    /// Writes a rule into one of the files, for good.
    private static int add(Start start, List<String> words) throws CommandFault, IOException {
        if (words.size() != 2)
            throw CommandFault.usage("name one rule, in quotes: jackdaw permissions " + words.getFirst()
                    + " 'Bash(npm test:*)' [--local|--project|--user]");
        CommandLine line = start.line();
        RuleFile.Kind kind = line.has("--user")
                ? RuleFile.Kind.USER
                : line.has("--project") ? RuleFile.Kind.PROJECT : RuleFile.Kind.LOCAL;
        Request request = start.request();
        RuleFile file = RuleFile.of(kind, request);
        try {
            Rule rule = Rule.parse(words.getLast());
            RuleList list = RuleList.named(words.getFirst());
            boolean fresh = file.add(list, rule);
            if (kind == RuleFile.Kind.LOCAL) ignore(file.path());
            start.print(
                    (fresh ? "added " : "there is already ") + list.label() + " " + rule.text() + " in " + file.path());
            boolean holds = Layers.permissions(request).policy().rules(list).stream()
                    .anyMatch(each -> each.text().equals(rule.text())
                            && each.origin().source().equals(file.path().toString()));
            if (!holds) start.warn("it does not hold yet: " + Opening.told(left(request, file.path())));
            return ExitCode.DONE;
        } catch (IllegalArgumentException wrong) {
            throw CommandFault.usage(String.valueOf(wrong.getMessage()));
        }
    }

    /// What is said about a file's rules being left out.
    private static Problem left(Request request, Path file) {
        return Layers.permissions(request).warnings().stream()
                .filter(warning -> warning.where().equals(file.toString()))
                .findFirst()
                .orElse(new Problem(file.toString(), "", "other settings leave it out", "see jackdaw permissions"));
    }

    /// Keeps a person's own file out of the repository where nothing does yet.
    private static void ignore(Path file) throws IOException {
        Path ignoring = file.resolveSibling(".gitignore");
        if (Files.exists(ignoring)) return;
        try (InputStream in = PermissionsCommand.class.getResourceAsStream("gitignore")) {
            Files.copy(Objects.requireNonNull(in, "gitignore"), ignoring);
        }
    }
}
