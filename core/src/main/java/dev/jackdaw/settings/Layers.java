package dev.jackdaw.settings;

import dev.jackdaw.delegate.Caps;
import dev.jackdaw.hook.HookSetting;
import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.model.route.Lineup;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.undo.Quota;
import dev.jackdaw.verify.Rigour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Loads settings in layers, the later the stronger: what is built in, the user's `config.yaml`, the project's
/// `.jackdaw/config.yaml` (in the folder or up to three above it), its `config.local.yaml`, `.env` in the folder, the
/// environment, flags, and the files of those who manage the machine. Below ours in each of these layers stand the
/// permissions of Claude Code's settings files.
///
/// Single values replace each other; rules, folders, headers and extra fields add up. A provider's usual variables
/// (such as its key, address and model) count as what their layer says, below a field of the same layer. What a
/// project's own files may say before it is trusted is described at `ProjectTrust`.
public final class Layers {
    private static final String BUILT_IN = "built-in";

    private Layers() {}

    /// Loads everything; what is wrong is reported together.
    public static Loaded load(Request request) {
        var findings = new Findings();
        if (!Files.isDirectory(request.directory()))
            findings.problem("flag", "", "there is no folder " + request.directory(), "create it or name another");
        var sources = new Sources(request, findings);
        boolean trusted = sources.trusted();
        Values values = values(request, sources, findings);
        Map<String, String> dotenv =
                trusted ? sources.dotenv() : Variables.untrusted(sources.dotenv(), Providers.all(), request, findings);
        var variables = new Variables(
                request.environment(), dotenv, Places.dotenv(request).toString());
        Set<Owner> heeded = owners(trusted);
        KnowledgeFiles.tell(request, heeded, findings);
        return assembled(request, values, variables, heeded, findings);
    }

    private static Set<Owner> owners(boolean trusted) {
        return trusted ? Set.of(Owner.USER, Owner.PROJECT) : Set.of(Owner.USER);
    }

    /// Whose instructions, skills, commands and agents count now.
    public static Set<Owner> heeded(Request request) {
        return owners(FolderTrust.of(request));
    }

    private static Values values(Request request, Sources sources, Findings findings) {
        List<Setting> said = sources.read();
        if (!sources.trusted()) said = new ProjectTrust(request, said, findings).filtered();
        return new Values(ProjectTrust.expanded(said, sources, findings));
    }

    /// Loads what concerns permissions alone: sooner, and whatever is wrong with the models.
    public static Permissions permissions(Request request) {
        var findings = new Findings();
        Values values = values(request, new Sources(request, findings), findings);
        var choice = new RuleChoice(values, findings);
        Policy policy = choice.policy();
        List<Path> folders = new Checks(values, request, findings).folders();
        List<RuleTest> tests = choice.tests();
        return new Permissions(policy, folders, tests, choice.modeSource(), findings.problems(), findings.warnings());
    }

    private static Loaded assembled(
            Request request, Values values, Variables variables, Set<Owner> heeded, Findings findings) {
        var checks = new Checks(values, request, findings);
        var choice = new EndpointChoice(values, variables, checks, new Described(values, findings), findings);
        Optional<Endpoint> endpoint = choice.choose();
        Optional<Lineup.Taping> taping = checks.taping();
        Optional<Lineup> lineup = endpoint.map(main -> new LineupChoice(values, choice, findings).around(main, taping));
        Policy policy = new RuleChoice(values, findings).policy();
        Limits limits = new Bounds(values, findings).limits();
        List<Path> folders = checks.folders();
        Appearance appearance = new AppearanceChoice(values, findings).appearance();
        Wishes sandbox = checks.sandbox();
        List<String> tools = checks.tools();
        Optional<Path> artifacts = checks.artifacts();
        List<HookSetting> hooks = HookFiles.hooks(values.all(Field.HOOKS), request, findings);
        Quota undo = new Bounds(values, findings).undo();
        Caps agents = new Bounds(values, findings).agents();
        Knowing knowing = checks.knowing(heeded).in(KnowledgeFiles.around(request));
        Rigour rigour = new RigourChoice(values, findings).rigour();
        Goals goals = new Bounds(values, findings).goals();
        Optional<Settings> settings = lineup.filter(_ -> findings.problems().isEmpty())
                .map(found -> new Settings(
                        request.directory().toAbsolutePath().normalize(),
                        state(request.environment()),
                        found,
                        policy,
                        folders,
                        limits,
                        values.text(Field.SYSTEM_PROMPT),
                        values.text(Field.APPEND_SYSTEM_PROMPT),
                        tools,
                        artifacts,
                        appearance,
                        hooks,
                        undo,
                        sandbox,
                        knowing,
                        rigour,
                        agents,
                        goals));
        return new Loaded(
                settings,
                findings.problems(),
                findings.warnings(),
                effective(values, endpoint, limits.rounds(), choice.effective()),
                findings.leavesOut());
    }

    private static List<Effective> effective(
            Values values, Optional<Endpoint> endpoint, int rounds, Map<String, Effective> decided) {
        var known = new LinkedHashMap<String, Effective>();
        endpoint.ifPresent(found -> known.put(
                Field.CONTEXT_WINDOW.label(),
                new Effective(Field.CONTEXT_WINDOW.label(), Long.toString(found.window()), BUILT_IN)));
        known.put(Field.STREAM.label(), new Effective(Field.STREAM.label(), "true", BUILT_IN));
        known.put(Field.PERMISSION_MODE.label(), new Effective(Field.PERMISSION_MODE.label(), "default", BUILT_IN));
        known.put(Field.MAX_STEPS.label(), new Effective(Field.MAX_STEPS.label(), Integer.toString(rounds), BUILT_IN));
        for (Field field : Field.values())
            if (!values.all(field).isEmpty()) known.put(field.label(), shown(field, values));
        known.putAll(decided);
        var sorted = new ArrayList<Effective>();
        for (String label : Field.labels())
            Optional.ofNullable(known.get(label)).ifPresent(sorted::add);
        return sorted;
    }

    private static Effective shown(Field field, Values values) {
        List<Setting> all = values.all(field);
        String sources =
                String.join(", ", all.stream().map(Setting::source).distinct().toList());
        if (field.kind() == Field.Kind.TESTS) return new Effective(field.label(), tests(all), sources);
        if (field.kind() == Field.Kind.COMMANDS) return new Effective(field.label(), commands(all), sources);
        if (field.kind() == Field.Kind.MAP) return new Effective(field.label(), map(field, values.map(field)), sources);
        if (field.gathers())
            return new Effective(
                    field.label(),
                    String.join(
                            ", ",
                            all.stream()
                                    .flatMap(setting -> setting.value().items().stream())
                                    .map(item -> item.text(""))
                                    .toList()),
                    sources);
        Setting setting = all.getFirst();
        String text = field.list()
                ? String.join(
                        ", ",
                        setting.value().items().stream()
                                .map(item -> item.text(""))
                                .toList())
                : setting.text();
        return new Effective(field.label(), field == Field.API_KEY ? Masked.of(text) : text, setting.source());
    }

    private static String tests(List<Setting> all) {
        return Integer.toString(
                all.stream().mapToInt(each -> each.value().items().size()).sum());
    }

    private static String commands(List<Setting> all) {
        return String.join(
                ", ",
                all.getFirst().value().items().stream()
                        .map(item -> item.text(item.get("run").text("")))
                        .toList());
    }

    private static String map(Field field, Json.Obj map) {
        if (field == Field.PROVIDERS || field == Field.HOOKS)
            return String.join(", ", map.fields().keySet());
        if (field != Field.HEADERS) return map.write();
        var masked = new LinkedHashMap<String, Json>();
        map.fields().forEach((name, value) -> masked.put(name, new Json.Str(Masked.of(value.text(value.write())))));
        return new Json.Obj(masked).write();
    }

    /// All hooks that are configured, also those of a project that is not trusted.
    public static List<HookSetting> hooks(Request request) {
        var findings = new Findings();
        var values = new Values(new Sources(request, findings).read());
        return HookFiles.hooks(values.all(Field.HOOKS), request, findings);
    }

    /// The files settings may come from, the weaker first, whether or not they exist.
    public static List<Path> paths(Request request) {
        var paths = new ArrayList<Path>();
        for (Sources.Source source : Places.files(request)) paths.add(source.file());
        paths.add(Places.dotenv(request));
        paths.addAll(request.managed());
        return paths;
    }

    /// The folder sessions, logs and outputs are kept in: `JACKDAW_HOME`, else `jackdaw` in `XDG_STATE_HOME`, else
    /// `.jackdaw` at home.
    public static Path state(Map<String, String> environment) {
        return Places.state(environment);
    }
}
