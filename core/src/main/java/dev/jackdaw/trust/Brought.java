package dev.jackdaw.trust;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files and folders of a project that count once it is trusted, there or not.
///
/// @param settings files of settings and folders of hooks: the scripts they name count too
/// @param pages what a model is to read
/// @param folders of skills, commands and agents: all that is in them counts
/// @param top the folder inside of which links count, where that is another than the one worked in
public record Brought(List<Path> settings, List<Path> pages, List<Path> folders, Optional<Path> top) {
    public Brought {
        settings = List.copyOf(settings);
        pages = List.copyOf(pages);
        folders = List.copyOf(folders);
    }

    /// Settings and hooks alone.
    public static Brought programs(List<Path> settings) {
        return new Brought(settings, List.of(), List.of(), Optional.empty());
    }
}
