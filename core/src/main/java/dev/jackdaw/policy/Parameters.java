package dev.jackdaw.policy;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.json.Records;
import dev.jackdaw.tool.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a call says to its tool, for deny and ask rules of the form `Tool(parameter:value)`; `*` in the value stands
/// for anything. What commands and paths say is matched by their own rules.
///
/// @param said by the tool's own names of its parameters
record Parameters(Json.Obj said) {
    private static final List<String> SUBJECTS = List.of("agent", "subagent_type", "role", "skill", "name");
    private static final Set<String> MATCHED_OTHERWISE =
            Set.of("command", "path", "file_path", "pattern", "url", "domain", "timeout");

    static Parameters of(Invocation<?> invocation) {
        var said = new LinkedHashMap<String, Json>();
        if (written(invocation.call().arguments()) instanceof Json.Obj(var fields)) said.putAll(fields);
        if (Records.write(invocation.parameters()) instanceof Json.Obj(var fields)) said.putAll(fields);
        return new Parameters(new Json.Obj(said));
    }

    /// What the model wrote, with names the tool does not keep.
    private static Json written(String arguments) {
        try {
            return Json.parse(arguments);
        } catch (JsonFault repaired) {
            return Json.none();
        }
    }

    /// The name of the agent or skill that is called, or empty.
    String subject() {
        for (String name : SUBJECTS) {
            String value = said.get(name).text("");
            if (!value.isEmpty()) return value;
        }
        return "";
    }

    /// What the rules about parameters say, or the rest where they say less.
    Judgement judge(Policy policy, ToolNames tool, Supplier<Judgement> rest) {
        Optional<Rule> deny = touching(policy.deny(), tool);
        if (deny.isPresent()) return new Judgement(Verdict.DENY, "the rule deny " + deny.get() + " forbids it", "");
        Judgement found = rest.get();
        Optional<Rule> ask = touching(policy.ask(), tool);
        if (ask.isEmpty() || found.verdict() != Verdict.ALLOW) return found;
        String why = "the rule ask " + ask.get() + " asks for it";
        return switch (policy.mode().rest()) {
            case ALLOW -> found;
            case ASK -> new Judgement(Verdict.ASK, why, "", found.parts());
            case DENY ->
                new Judgement(
                        Verdict.DENY,
                        why + ", and " + policy.mode().label() + " mode refuses what would be asked",
                        "",
                        found.parts());
        };
    }

    private Optional<Rule> touching(List<Rule> rules, ToolNames tool) {
        for (Rule rule : rules) if (tool.meant(rule.tool()) && matches(rule.spec())) return Optional.of(rule);
        return Optional.empty();
    }

    private boolean matches(String spec) {
        int colon = spec.indexOf(':');
        if (colon <= 0) return false;
        String name = spec.substring(0, colon).strip();
        String wanted = spec.substring(colon + 1).strip();
        if (MATCHED_OTHERWISE.contains(name) || !said.fields().containsKey(name)) return false;
        var values = new ArrayList<Json>(said.get(name) instanceof Json.Arr(var all) ? all : List.of(said.get(name)));
        return values.stream().anyMatch(value -> Wildcards.star(wanted, value.text(value.write())));
    }
}
