package dev.jackdaw.headless;

import java.nio.file.Path;
import java.util.List;

/// What a session does not tell of its surroundings.
///
/// @param version the program's
/// @param more further folders that may be read and written
/// @param keySource where the key came from, or `none`
/// @param window tokens the model can take in all
/// @param maxOutput tokens of one reply, or 0 where that is left to the provider
public record About(String version, List<Path> more, String keySource, long window, int maxOutput) {
    public About {
        more = List.copyOf(more);
    }
}
