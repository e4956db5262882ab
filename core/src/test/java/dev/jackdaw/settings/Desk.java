package dev.jackdaw.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A home and a project in a temporary folder, and what is said there.
final class Desk {
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, List<String>> flags = new LinkedHashMap<>();

    Desk(Path folder) {
        this.folder = folder;
        environment.put("HOME", home().toString());
        environment.put("JACKDAW_LOCAL", "off");
        write(project().resolve("x"), "");
    }

    Path home() {
        return folder.resolve("home");
    }

    Path project() {
        return folder.resolve("project");
    }

    Path userFile() {
        return home().resolve(".jackdaw/config.yaml");
    }

    Path projectFile() {
        return project().resolve(".jackdaw/config.yaml");
    }

    Desk user(String yaml) {
        return write(userFile(), yaml);
    }

    Desk project(String yaml) {
        return write(projectFile(), yaml);
    }

    Path managedFile() {
        return folder.resolve("etc/managed.yaml");
    }

    Desk managed(String yaml) {
        return write(managedFile(), yaml);
    }

    /// A file below the home or the project.
    Desk file(Path file, String text) {
        return write(file, text);
    }

    Permissions permissions() {
        return Layers.permissions(request());
    }

    Desk dotenv(String text) {
        return write(project().resolve(".env"), text);
    }

    Desk environment(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) environment.put(namesAndValues[i], namesAndValues[i + 1]);
        return this;
    }

    Desk flag(String field, String... values) {
        flags.put(field, List.of(values));
        return this;
    }

    private Desk write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Request request() {
        return new Request(project(), environment, flags, List.of(managedFile()));
    }

    Loaded load() {
        return Layers.load(request());
    }

    /// The settings, where nothing is wrong.
    Settings settings() {
        Loaded loaded = load();
        return loaded.settings().orElseThrow(() -> new AssertionError(loaded.problems()));
    }
}
