package dev.jackdaw.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the files of settings are.
final class Places {
    private static final int PARENTS = 3;
    private static final String FOLDER = ".jackdaw";
    private static final String FILE = "config.yaml";

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

    /// The project's file: the nearest there is, otherwise where it would be.
    static Path project(Request request) {
        Path directory = request.directory().toAbsolutePath().normalize();
        List<Path> user = user(request.environment());
        Path folder = directory;
        for (int up = 0; folder != null && up <= PARENTS; up++) {
            Path file = folder.resolve(FOLDER).resolve(FILE);
            if (Files.isRegularFile(file) && !user.contains(file)) return file;
            folder = folder.getParent();
        }
        return directory.resolve(FOLDER).resolve(FILE);
    }

    static Path dotenv(Request request) {
        return request.directory().toAbsolutePath().normalize().resolve(".env");
    }

    /// A variable that is set to something.
    static Optional<String> said(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
