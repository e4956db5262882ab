package dev.jackdaw.tui.stage;

import dev.jackdaw.settings.Loaded;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What can be asked about the program a session runs in. Each answer is looked up when it is asked for.
public interface Inquiry {

    /// Nobody knows.
    Inquiry NONE = new Inquiry() {
        @Override
        public Loaded settings() {
            return new Loaded(Optional.empty(), List.of(), List.of(), List.of(), false);
        }

        @Override
        public List<Path> files() {
            return List.of();
        }

        @Override
        public List<String> checkup() {
            return List.of();
        }
    };

    /// The settings as they would be loaded now.
    ///
    /// @throws IllegalArgumentException when they cannot be read
    Loaded settings();

    /// The files settings may come from, the weaker first, whether or not they are there.
    List<Path> files();

    /// The lines of `jackdaw doctor`; may take seconds.
    List<String> checkup();
}
