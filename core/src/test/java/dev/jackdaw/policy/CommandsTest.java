package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jackdaw.tool.Access;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    private Path folder;

    @Test
    void harmlessCommandsAreReadOnly() {
        assertEquals(
                List.of(),
                all("harmless.txt").stream()
                        .filter(line -> !ReadOnly.command(line))
                        .toList());
    }

    @Test
    void whateverMayChangeSomethingIsNotReadOnly() {
        assertEquals(
                List.of(),
                all("dangerous.txt").stream().filter(ReadOnly::command).toList());
    }

    @Test
    void aCommandWithInvisibleCharactersOrOfGreatLengthIsNotReadOnly() {
        assertFalse(ReadOnly.command("ls\rrm x"));
        assertFalse(ReadOnly.command("ls\u00a0x"));
        assertFalse(ReadOnly.command("ls \u200bx"));
        assertFalse(ReadOnly.command("ls \u0000"));
        assertFalse(ReadOnly.command("ls 'a\u0007'"));
        assertFalse(ReadOnly.command("echo " + "a".repeat(10_000)));
        assertFalse(ReadOnly.command("ls" + ";ls".repeat(60)));
    }

    @Test
    void catastrophesAreRefusedWhateverTheModeAndTheRules() throws IOException {
        var open = new Policy(Mode.BYPASS, List.of(Rule.parse("Bash")), List.of(), List.of());
        var missed = new ArrayList<String>();
        for (String line : all("catastrophes.txt")) if (verdict(open, line) != Verdict.DENY) missed.add(line);
        assertEquals(List.of(), missed);
    }

    @Test
    void whatOnlyLooksLikeACatastropheIsNotRefused() throws IOException {
        var refused = new ArrayList<String>();
        for (String line : all("lookalikes.txt"))
            if (verdict(Policy.of(Mode.DEFAULT), line) == Verdict.DENY) refused.add(line);
        assertEquals(List.of(), refused);
    }

    @Test
    void theTextOfAHereDocumentIsNoCommand() throws IOException {
        String notes = "cat > notes.md <<'EOF'\nrm -rf /\nEOF";
        assertEquals(Verdict.ASK, verdict(Policy.of(Mode.DEFAULT), notes));
        assertEquals(Verdict.DENY, verdict(Policy.of(Mode.DEFAULT), notes + "\nrm -rf /"));
        assertEquals(Verdict.DENY, verdict(Policy.of(Mode.DEFAULT), "bash <<EOF\nrm -rf /\nEOF"));
        assertEquals(Verdict.DENY, verdict(Policy.of(Mode.DEFAULT), "cat <<EOF\n$(rm -rf /)\nEOF"));
    }

    private Verdict verdict(Policy policy, String command) throws IOException {
        var workspace = new Workspace(folder, List.of(), List.of());
        return policy.judge("bash", List.of(new Access.Execute(command)), workspace)
                .verdict();
    }

    /// A line that ends with a backslash or an operator goes on in the next.
    private static List<String> all(String resource) {
        var lines = new ArrayList<String>();
        for (String line : text(resource).split("\n", -1)) {
            boolean goesOn = !lines.isEmpty() && resource.startsWith("cat") && goesOn(lines.getLast());
            if (goesOn) lines.add(lines.removeLast() + "\n" + line);
            else if (!line.isEmpty()) lines.add(line);
        }
        return lines;
    }

    private static boolean goesOn(String line) {
        return line.endsWith("\\") || line.endsWith("|");
    }

    private static String text(String resource) {
        try (var in = CommandsTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
