package dev.jackdaw.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the files of settings are.
final class Places {
    private static final int PARENTS = 3;
    private static final String FOLDER = ".jackdaw";
    private static final String FILE = "config.yaml";
    private static final String LOCAL = "config.local.yaml";
    private static final String CLAUDE = ".claude";

    private Places() {}

    static Path home(Map<String, String> environment) {
        return Path.of(said(environment, "HOME").orElseGet(() -> System.getProperty("user.home", "/")));
    }

    static Path state(Map<String, String> environment) {
        return said(environment, "JACKDAW_HOME")
                .map(Path::of)
                .or(() -> said(environment, "XDG_STATE_HOME").map(xdg -> Path.of(xdg, "jackdaw")))
                .orElseGet(() -> home(environment).resolve(FOLDER))
                .toAbsolutePath()
                .normalize();
    }

    /// The user's files, the weaker first.
    static List<Path> user(Map<String, String> environment) {
        var files = new ArrayList<Path>();
        Path own = said(environment, "JACKDAW_HOME")
                .map(Path::of)
                .orElseGet(() -> home(environment).resolve(FOLDER));
        files.add(own.resolve(FILE).toAbsolutePath().normalize());
        said(environment, "XDG_CONFIG_HOME").ifPresent(xdg -> files.add(Path.of(xdg, "jackdaw", FILE)));
        return files;
    }

    /// Every file of settings of the user and the project, the weaker first, whether or not it is there. In each layer
    /// ours goes before the one other agents read too.
    /// A file is named once, though the folder may be the home.
    static List<Sources.Source> files(Request request) {
        var files = new LinkedHashMap<Path, Layer>();
        files.put(Preferences.in(state(request.environment())).file(), Layer.USER);
        files.put(claude(request.environment()), Layer.USER);
        for (Path file : user(request.environment())) files.put(file, Layer.USER);
        files.putIfAbsent(nearest(request, Path.of(CLAUDE, "settings.json")), Layer.PROJECT);
        files.putIfAbsent(project(request), Layer.PROJECT);
        files.putIfAbsent(nearest(request, Path.of(CLAUDE, "settings.local.json")), Layer.LOCAL);
        files.putIfAbsent(local(request), Layer.LOCAL);
        return files.entrySet().stream()
                .map(file -> new Sources.Source(file.getKey(), file.getValue()))
                .toList();
    }

    private static Path claude(Map<String, String> environment) {
        return home(environment)
                .resolve(CLAUDE)
                .resolve("settings.json")
                .toAbsolutePath()
                .normalize();
    }

    /// The project's file: the nearest there is, otherwise where it would be.
    static Path project(Request request) {
        return nearest(request, Path.of(FOLDER, FILE));
    }

    /// The user's own file of the project; beside the project's.
    static Path local(Request request) {
        Path nearest = nearest(request, Path.of(FOLDER, LOCAL));
        return Files.isRegularFile(nearest) ? nearest : project(request).resolveSibling(LOCAL);
    }

    private static Path nearest(Request request, Path name) {
        Path directory = request.directory().toAbsolutePath().normalize();
        var user = new ArrayList<>(user(request.environment()));
        user.add(claude(request.environment()));
        Path folder = directory;
        for (int up = 0; folder != null && up <= PARENTS; up++) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file) && !user.contains(file)) return file;
            folder = folder.getParent();
        }
        return directory.resolve(name);
    }

    static Path dotenv(Request request) {
        return request.directory().toAbsolutePath().normalize().resolve(".env");
    }

    /// A variable that is set to something.
    static Optional<String> said(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
