package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.policy.Trial;
import dev.jackdaw.policy.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The policy out of what all sources say.
///
/// A rule that is none is told and left out; where it was to deny or ask, it counts for all its tool does until it is
/// mended, so that nothing it forbids is lost.
final class RuleChoice {
    private static final String HOW = "write Tool or Tool(spec), such as Bash(git log:*)";

    private final Values values;
    private final Findings findings;
    private String modeSource = "built-in";

    RuleChoice(Values values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    Policy policy() {
        Optional<String> rules = managedOnly();
        var locks = new Policy.Locks(noBypass(), rules);
        return new Policy(
                mode(locks),
                rules(RuleList.ALLOW, rules),
                rules(RuleList.ASK, rules),
                rules(RuleList.DENY, rules),
                locks);
    }

    /// Who says the mode of the policy made last.
    String modeSource() {
        return modeSource;
    }

    private Optional<String> noBypass() {
        return values.all(Field.PERMISSIONS_DISABLE_BYPASS).stream()
                .filter(setting -> List.of("disable", "true").contains(setting.text()))
                .map(Setting::source)
                .findFirst();
    }

    private Optional<String> managedOnly() {
        List<Setting> said = values.all(Field.PERMISSIONS_MANAGED_ONLY);
        for (Setting setting : said)
            if (setting.layer() != Layer.MANAGED)
                findings.warn(setting, "it counts only in a file of those who manage the machine", "remove it");
        return said.stream()
                .filter(setting ->
                        setting.layer() == Layer.MANAGED && setting.text().equals("true"))
                .map(Setting::source)
                .findFirst();
    }

    private Mode mode(Policy.Locks locks) {
        for (Setting said : values.all(Field.PERMISSION_MODE)) {
            Optional<Mode> mode = mode(said);
            if (mode.isEmpty()) return Mode.DEFAULT;
            if (mode.get() != Mode.BYPASS || locks.bypass().isEmpty()) {
                modeSource = said.source();
                return mode.get();
            }
            String what = mode.get().label() + " mode is forbidden by "
                    + locks.bypass().get();
            if (!said.layer().file()) {
                findings.problem(said, what, "choose another mode");
                return Mode.DEFAULT;
            }
            findings.warn(said, what, "choose another mode");
        }
        return Mode.DEFAULT;
    }

    private Optional<Mode> mode(Setting said) {
        try {
            return Optional.of(Mode.named(said.text()));
        } catch (IllegalArgumentException unknown) {
            findings.problem(
                    said,
                    "\"" + said.text() + "\" is not a permission mode",
                    "choose one of "
                            + String.join(
                                    ", ",
                                    List.of(Mode.values()).stream()
                                            .map(Mode::label)
                                            .toList()));
            return Optional.empty();
        }
    }

    private List<Rule> rules(RuleList list, Optional<String> managed) {
        Field field = switch (list) {
            case ALLOW -> Field.PERMISSIONS_ALLOW;
            case ASK -> Field.PERMISSIONS_ASK;
            case DENY -> Field.PERMISSIONS_DENY;
        };
        var rules = new ArrayList<Rule>();
        for (Setting setting : values.all(field)) {
            if (managed.isPresent() && setting.layer() != Layer.MANAGED) {
                findings.warn(
                        setting, "its rules are left out, because " + managed.get() + " lets only its own count", "");
                continue;
            }
            for (Json item : setting.value().items())
                rule(list, item.text(""), setting).ifPresent(rule -> rules.add(rule.of(origin(setting))));
        }
        return rules;
    }

    private Optional<Rule> rule(RuleList list, String text, Setting setting) {
        try {
            return Optional.of(Rule.parse(text));
        } catch (IllegalArgumentException wrong) {
            String what = "\"" + text + "\" is not a rule";
            Optional<Rule> widest = list == RuleList.ALLOW ? Optional.empty() : Rule.widest(text);
            if (list == RuleList.ALLOW) findings.warn(setting, what + ", and is left out", HOW);
            else if (widest.isPresent())
                findings.warn(setting, what + "; until it is mended, it is read as " + widest.get(), HOW);
            else findings.problem(setting, what, HOW);
            return widest;
        }
    }

    /// A path with a single slash at its beginning starts at the folder of the file; for a project's files at the
    /// project.
    private static Rule.Origin origin(Setting setting) {
        if (!setting.layer().file()) return new Rule.Origin(setting.source(), Optional.empty());
        Optional<Path> folder = Optional.ofNullable(Path.of(setting.where()).getParent());
        return new Rule.Origin(setting.source(), setting.layer().ofProject() ? folder.map(Path::getParent) : folder);
    }

    /// What the files' own tests expect.
    List<RuleTest> tests() {
        var tests = new ArrayList<RuleTest>();
        for (Setting setting : values.all(Field.PERMISSIONS_TESTS))
            for (Json item : setting.value().items()) {
                try {
                    tests.add(test(item, setting.source()));
                } catch (IllegalArgumentException wrong) {
                    findings.warn(
                            setting,
                            item.write() + ": " + wrong.getMessage(),
                            "write {run: COMMAND, expect: allow} or {tool: Edit, path: FILE, expect: ask}");
                }
            }
        return tests;
    }

    private static RuleTest test(Json item, String source) {
        Verdict expected = Verdict.valueOf(named(item, "expect").toUpperCase(Locale.ROOT));
        Optional<Mode> mode = item.get("mode").asText().map(Mode::named);
        if (!item.get("run").isNull())
            return new RuleTest(source, named(item, "run"), Trial.of("Bash", named(item, "run")), mode, expected);
        String tool = named(item, "tool");
        String what = item.get("path")
                .asText()
                .or(() -> item.get("url").asText())
                .or(() -> item.get("name").asText())
                .or(() -> item.get("command").asText())
                .orElse("");
        return new RuleTest(source, (tool + " " + what).strip(), Trial.of(tool, what), mode, expected);
    }

    private static String named(Json item, String field) {
        String value = item.get(field).text("");
        if (value.isBlank()) throw new IllegalArgumentException("it does not say \"" + field + "\"");
        return value;
    }
}
