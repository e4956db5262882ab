package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightStartTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAFileTheYamlLibraryIsNotEvenMissed() throws Exception {
        var classes = new ArrayList<URL>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator))
            if (!entry.contains("snakeyaml")) classes.add(Path.of(entry).toUri().toURL());
        try (var loader = new URLClassLoader(classes.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> request = loader.loadClass(Request.class.getName());
            Object wanted = request.getConstructor(Path.class, Map.class, Map.class)
                    .newInstance(folder, Map.of("HOME", folder.toString(), "OPENAI_API_KEY", "k"), Map.of());
            Object loaded = loader.loadClass(Layers.class.getName())
                    .getMethod("load", request)
                    .invoke(null, wanted);
            assertEquals(List.of(), loaded.getClass().getMethod("problems").invoke(loaded));
            var settings = (Optional<?>) loaded.getClass().getMethod("settings").invoke(loaded);
            assertEquals(true, settings.isPresent());
        }
    }
}
