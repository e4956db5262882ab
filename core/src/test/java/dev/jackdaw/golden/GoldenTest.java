package dev.jackdaw.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder below `src/test/golden` is one scenario. `./dev accept` rewrites what is expected, for review.
@Timeout(30)
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/golden");

    static List<String> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theScenarioGoesAsItWent(String name, @TempDir Path work) throws IOException, InterruptedException {
        Path folder = GOLDEN.resolve(name);
        Scenario.Outcome outcome = new Scenario(folder, work.toRealPath()).play();
        compare(folder.resolve("log.jsonl"), outcome.log());
        compare(folder.resolve("prompts.txt"), outcome.prompts());
        compare(folder.resolve("files.txt"), outcome.files());
    }

    private static void compare(Path expected, String actual) throws IOException {
        if (Boolean.getBoolean("jackdaw.accept")) Files.writeString(expected, actual);
        assertEquals(Files.readString(expected), actual);
    }
}
