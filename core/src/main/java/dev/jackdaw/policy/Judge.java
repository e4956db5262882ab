package dev.jackdaw.policy;

import dev.jackdaw.policy.Operands.Finding;
import dev.jackdaw.policy.shell.Meaning;
import dev.jackdaw.policy.shell.Part;
import dev.jackdaw.policy.shell.Touch;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Confinement;
import dev.jackdaw.workspace.Outside;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
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
    private final String shell;
    private final Operands operands;

    /// @param shell which one commands are for
    Judge(Policy policy, Workspace workspace, ToolNames tool, String shell) {
        this.policy = policy;
        this.workspace = workspace;
        this.tool = tool;
        this.shell = shell;
        operands = new Operands(workspace);
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
            case Access.Execute(var command, var folder) ->
                understood(Meaning.in(shell, command, folder.orElse(workspace.root())));
            case Access.Leave(var to) -> leave(to);
            case Access.Fetch(var uri) ->
                decided(new NamedSubject(
                        tool, Effect.FETCH, Optional.ofNullable(uri.getHost()).orElse("")));
            case Access.Delegate _ -> decided(new NamedSubject(tool, Effect.DELEGATE, ""));
            case Access.Consent(var offer) -> consent(offer, decided(new NamedSubject(tool, Effect.CONSENT, "")));
        };
    }

    private static Judgement consent(String offer, Judgement judged) {
        return judged.verdict() == Verdict.ASK ? new Judgement(Verdict.ASK, judged.why(), offer) : judged;
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

    /// A command that breaks the judging of it asks.
    private Judgement understood(Meaning meaning) {
        try {
            return command(meaning);
        } catch (RuntimeException | StackOverflowError unexpected) {
            return command(meaning.unjudged(unexpected.getClass().getSimpleName()));
        }
    }

    /// A command is what the strictest of its parts is.
    private Judgement command(Meaning meaning) {
        Judgement whole = whole(meaning);
        if (!tool.meant(SHELL)) return whole;
        var parts = new ArrayList<Judgement.Part>();
        for (Part part : meaning.parts()) {
            Judgement judged = whole(new Meaning(part.text(), List.of(part), List.of()));
            parts.add(new Judgement.Part(part.text(), judged.verdict(), judged.why()));
        }
        return new Judgement(whole.verdict(), whole.why(), whole.rule(), parts);
    }

    private Judgement whole(Meaning meaning) {
        Optional<String> never = meaning.never();
        if (never.isPresent())
            return new Judgement(Verdict.DENY, never.get() + "; no mode and no rule allows that", "");
        Finding worst = worst(meaning);
        return decided(new CommandSubject(
                tool,
                meaning,
                worst.effect(),
                worst.why(),
                touch -> policy.mode().frees(operands.of(touch).effect()),
                workspace.root()));
    }

    private Finding worst(Meaning meaning) {
        if (!tool.meant(SHELL)) return new Finding(Effect.RUN, Effect.RUN.sentence());
        var worst = new Finding(Effect.RUN_HARMLESS, Effect.RUN_HARMLESS.sentence());
        String runs = "";
        for (Touch touch : meaning.all()) {
            Finding finding = operands.of(touch);
            if (finding.effect() == Effect.RUN) {
                // What runs confined shows secrets and changes what is protected all the same.
                runs = runs.isEmpty() ? runs(meaning, finding.why()) : runs;
                continue;
            }
            boolean mixed = worst.effect() == Effect.READ_SECRET && finding.effect() == Effect.EDIT;
            if (mixed) worst = new Finding(Effect.EDIT_PROTECTED, worst.why());
            else if (finding.effect() != Effect.RUN_HARMLESS && rank(finding.effect()) > rank(worst.effect()))
                worst = worst.effect() == Effect.EDIT && finding.effect() == Effect.READ_SECRET
                        ? new Finding(Effect.EDIT_PROTECTED, finding.why())
                        : new Finding(
                                finding.effect(),
                                finding.effect() == Effect.READ_SECRET
                                        ? finding.why()
                                        : finding.effect().sentence() + ": " + finding.why());
        }
        boolean guarded = policy.mode().frees(Effect.RUN_CONFINED)
                && (worst.effect() == Effect.READ_SECRET || worst.effect() == Effect.EDIT_PROTECTED);
        return runs.isEmpty() || guarded ? worst : new Finding(Effect.RUN_CONFINED, runs);
    }

    /// Of a single program that is not known there is no more to be said than that.
    private static String runs(Meaning meaning, String why) {
        boolean plain = meaning.parts().size() == 1 && why.endsWith(" may change something");
        return Effect.RUN.sentence() + (plain ? "" : ": " + why);
    }

    private static int rank(Effect effect) {
        return List.of(Effect.RUN_HARMLESS, Effect.EDIT, Effect.READ_SECRET, Effect.EDIT_PROTECTED)
                .indexOf(effect);
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
