package dev.jackdaw.policy;

import dev.jackdaw.policy.shell.Catastrophes;
import dev.jackdaw.policy.shell.CommandText;
import dev.jackdaw.policy.shell.CommandText.Part;
import dev.jackdaw.policy.shell.GitConfiguration;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.workspace.Outside;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Applies a policy to one call: deny rules, the mode's limit, ask rules, allow rules, the mode; the strictest thing
/// the call would touch decides.
final class Judge {
    private static final String SHELL = "Bash";

    private final Policy policy;
    private final Workspace workspace;
    private final ToolNames tool;

    Judge(Policy policy, Workspace workspace, ToolNames tool) {
        this.policy = policy;
        this.workspace = workspace;
        this.tool = tool;
    }

    Judgement judge(List<Access> accesses) {
        if (accesses.isEmpty()) return decided(new NamedSubject(tool, Effect.NONE, ""));
        var written = new ArrayList<String>();
        for (Access access : accesses) if (access instanceof Access.Write(var path)) written.add(path);
        var judgements = new ArrayList<Judgement>();
        for (Access access : accesses) judgements.add(judge(access, written));
        return strictest(judgements);
    }

    private static Judgement strictest(List<Judgement> judgements) {
        Judgement first = judgements.getFirst();
        if (judgements.size() == 1 && first.rule().indexOf('\n') < 0) return first;
        Verdict verdict =
                judgements.stream().map(Judgement::verdict).max(Enum::compareTo).orElseThrow();
        List<Judgement> deciding =
                judgements.stream().filter(each -> each.verdict() == verdict).toList();
        String rules = deciding.stream().map(Judgement::rule).distinct().collect(Collectors.joining("\n"));
        return new Judgement(verdict, deciding.getFirst().why(), rules.indexOf('\n') < 0 ? rules : "");
    }

    private Judgement judge(Access access, List<String> written) {
        return switch (access) {
            case Access.Read(var path) -> path(path, written.contains(path) ? Reading.BEFORE_WRITING : Reading.ALONE);
            case Access.Write(var path) -> path(path, Reading.NOT);
            case Access.Execute(var command, var _) -> command(command);
            case Access.Leave(var to) -> leave(to);
            case Access.Fetch(var uri) ->
                decided(new NamedSubject(
                        tool, Effect.FETCH, Optional.ofNullable(uri.getHost()).orElse("")));
            case Access.Delegate _ -> decided(new NamedSubject(tool, Effect.DELEGATE, ""));
        };
    }

    /// No rule allows that: each time it is another command with another reason.
    private Judgement leave(Confinement to) {
        String ground = switch (to) {
            case READING, CLOSED -> "it stays confined";
            case NETWORK -> "the command wants the network";
            case NONE -> "the command wants to run outside the sandbox, as you would run it";
        };
        return policy.mode().rest() == Verdict.ALLOW
                ? new Judgement(Verdict.ALLOW, policy.mode().label() + " mode allows it", "")
                : asked(ground, "");
    }

    /// What is read in order to be changed is judged as a change.
    private enum Reading {
        ALONE,
        BEFORE_WRITING,
        NOT
    }

    private Judgement path(String name, Reading reading) {
        Path named = Operands.path(name, workspace.root()).orElse(workspace.root());
        try {
            Path real = reading == Reading.NOT ? workspace.toWrite(name) : workspace.toRead(name);
            return decided(new PathSubject(tool, effect(named, real, reading), named, real, workspace.root()));
        } catch (Outside outside) {
            return new Judgement(Verdict.DENY, String.valueOf(outside.getMessage()), "");
        } catch (IOException unreadable) {
            return decided(new PathSubject(tool, effect(named, named, reading), named, named, workspace.root()));
        }
    }

    private static Effect effect(Path named, Path real, Reading reading) {
        return switch (reading) {
            case NOT -> Protected.write(named) || Protected.write(real) ? Effect.EDIT_PROTECTED : Effect.EDIT;
            case ALONE -> Protected.read(named) || Protected.read(real) ? Effect.READ_SECRET : Effect.READ;
            case BEFORE_WRITING -> Effect.READ;
        };
    }

    private Judgement command(String text) {
        Optional<String> catastrophe = Catastrophes.why(text);
        if (catastrophe.isPresent())
            return new Judgement(Verdict.DENY, catastrophe.get() + "; no mode and no rule allows that", "");
        CommandText command = CommandText.of(text);
        boolean harmless = tool.meant(SHELL)
                && command.clear()
                && !command.parts().isEmpty()
                && !text.strip().endsWith("&")
                && command.parts().stream().allMatch(this::harmless);
        boolean secrets = harmless || policy.mode() == Mode.AUTO;
        Optional<String> secret = secrets ? secret(command) : Optional.empty();
        Effect run = tool.meant(SHELL) ? Effect.RUN_CONFINED : Effect.RUN;
        Effect effect = secret.isPresent() ? Effect.READ_SECRET : harmless ? Effect.RUN_HARMLESS : run;
        String ground = secret.orElseGet(() -> effect.sentence() + reason(command));
        return decided(new CommandSubject(tool, command, effect, ground, this::free, workspace.root()));
    }

    /// Why a command is not known to change nothing, where that can be said.
    private String reason(CommandText command) {
        if (!command.clear()) return ": it has " + String.join(", ", command.doubts());
        boolean git = command.parts().stream().anyMatch(part -> ReadOnly.part(part) && git(part));
        return git && GitConfiguration.runs(workspace.root())
                ? ": the repository's configuration may make git run a program"
                : "";
    }

    private static boolean git(Part part) {
        return part.words().getFirst().text().equals("git");
    }

    private Optional<String> secret(CommandText command) {
        return command.parts().stream()
                .flatMap(part -> Operands.secret(part, workspace).stream())
                .findFirst();
    }

    private boolean free(Part part) {
        return harmless(part) && Operands.secret(part, workspace).isEmpty();
    }

    private boolean harmless(Part part) {
        if (part.joint().equals("&") || part.words().isEmpty()) return false;
        String program = part.words().getFirst().text();
        if (program.equals("cd")) return stays(part);
        return ReadOnly.part(part) && (!git(part) || !GitConfiguration.runs(workspace.root()));
    }

    /// Whether a `cd` stays where git finds the workspace's own repository.
    private boolean stays(Part part) {
        List<String> words = part.plain();
        if (words.size() != 2 || words.get(1).startsWith("-") || !part.targets().isEmpty()) return false;
        try {
            Path folder = workspace.toRead(words.get(1));
            if (!folder.startsWith(workspace.root())) return false;
            for (Path up = folder; up != null && !up.equals(workspace.root()); up = up.getParent())
                if (Files.exists(up.resolve(".git")) || Files.exists(up.resolve("HEAD"))) return false;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Judgement decided(Subject subject) {
        Mode mode = policy.mode();
        Optional<Rule> deny = touching(policy.deny(), subject);
        if (deny.isPresent()) return new Judgement(Verdict.DENY, "the rule deny " + deny.get() + " forbids it", "");
        if (mode.forbids(subject.effect()))
            return new Judgement(Verdict.DENY, mode.label() + " mode changes nothing, and " + subject.ground(), "");
        Optional<Rule> ask = touching(policy.ask(), subject);
        if (ask.isPresent() && mode.rest() != Verdict.ALLOW)
            return asked("the rule ask " + ask.get() + " asks for it", "");
        Optional<Rule> allow = subject.coveredBy(policy.allow());
        if (allow.isPresent()) return new Judgement(Verdict.ALLOW, "the rule allow " + allow.get() + " allows it", "");
        if (mode.frees(subject.effect()))
            return new Judgement(Verdict.ALLOW, subject.ground() + ", which " + mode.label() + " mode allows", "");
        return mode.rest() == Verdict.ALLOW
                ? new Judgement(Verdict.ALLOW, mode.label() + " mode allows it", "")
                : asked(subject.ground(), subject.offer());
    }

    private static Optional<Rule> touching(List<Rule> rules, Subject subject) {
        for (Rule rule : rules) if (subject.touchedBy(rule)) return Optional.of(rule);
        return Optional.empty();
    }

    private Judgement asked(String ground, String offer) {
        return switch (policy.mode().rest()) {
            case DENY ->
                new Judgement(
                        Verdict.DENY,
                        ground + ", and " + policy.mode().label() + " mode refuses what would be asked",
                        "");
            case ASK, ALLOW -> new Judgement(Verdict.ASK, ground, offer);
        };
    }
}
