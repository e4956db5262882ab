package dev.jackdaw.settings;

import dev.jackdaw.hook.Guard;
import dev.jackdaw.hook.HookReader;
import dev.jackdaw.hook.HookSetting;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.Failures;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Hooks that stand beside `config.yaml`: in Claude Code's settings, and as programs in folders named `hooks`. They
/// become settings of the layer their file belongs to, so that they pass what settings pass.
final class HookFiles {
    private static final String KEY = "\"hooks\"";

    private final Request request;
    private final Findings findings;
    private final List<Setting> found = new ArrayList<>();

    HookFiles(Request request, Findings findings) {
        this.request = request;
        this.findings = findings;
    }

    List<Setting> settings() {
        List<Path> user = Places.user(request.environment());
        List<Sources.Source> claude = Places.files(request).stream()
                .filter(source -> source.file().toString().endsWith(".json"))
                .toList();
        for (Sources.Source source : claude) if (!source.layer().ofProject()) claude(source.file(), source.layer());
        for (Path file : user) folder(file.resolveSibling("hooks"), Layer.USER);
        for (Sources.Source source : claude) if (source.layer().ofProject()) claude(source.file(), source.layer());
        Path project = Places.project(request);
        if (!user.contains(project)) folder(project.resolveSibling("hooks"), Layer.PROJECT);
        return found;
    }

    private void claude(Path file, Layer layer) {
        if (!Files.isRegularFile(file)) return;
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (text.contains(KEY) && Json.parse(text).get("hooks") instanceof Json.Obj hooks) add(hooks, layer, file);
        } catch (IOException e) {
            findings.warn(file.toString(), "hooks", "cannot be read: " + Failures.sentence(e), "make it readable");
        } catch (JsonFault fault) {
            findings.warn(file.toString(), "hooks", "it is not JSON: " + fault.getMessage(), "mend that place");
        }
    }

    /// Programs in minicode's manner; those that begin with `_` rest.
    private void folder(Path folder, Layer layer) {
        File[] files = folder.toFile().listFiles();
        if (files == null) return;
        Arrays.sort(files);
        var programs = new ArrayList<Json>();
        for (File file : files)
            if (file.isFile()
                    && file.canExecute()
                    && "_.".indexOf(file.getName().charAt(0)) < 0)
                programs.add(Json.obj("type", "command", "command", file.getAbsolutePath()));
        if (programs.isEmpty()) return;
        add(Json.obj(HookReader.FOLDER, List.of(Json.obj("hooks", programs))), layer, folder);
    }

    private void add(Json.Obj hooks, Layer layer, Path file) {
        found.add(new Setting(Field.HOOKS, hooks, layer, file.toString(), file.toString()));
    }

    /// The hooks of settings, the strongest of which comes first; in their own files what is not understood is a
    /// problem, in another program's it is left out. Those a project brings run only as long as it
    /// stays as it is now.
    static List<HookSetting> hooks(List<Setting> settings, Request request, Findings findings) {
        var hooks = new ArrayList<HookSetting>();
        boolean brought = settings.stream().anyMatch(setting -> setting.layer().ofProject());
        Guard guard = brought ? Unchanged.since(request) : Guard.NONE;
        for (Setting setting : settings.reversed())
            if (setting.value() instanceof Json.Obj said)
                hooks.addAll(new HookReader(setting.where(), wrong -> {
                            if (setting.where().endsWith(".json"))
                                findings.warn(setting, wrong, "it is left out until it is mended");
                            else findings.problem(setting, wrong, "see docs/hooks.md");
                        })
                        .read(said).stream()
                                .map(hook -> setting.layer().ofProject() ? hook.guarded(guard) : hook)
                                .toList());
        return hooks;
    }
}
