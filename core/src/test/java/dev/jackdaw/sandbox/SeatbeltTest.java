package dev.jackdaw.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tool.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The profile as text: there is no Mac to run it on.
class SeatbeltTest {
    @TempDir
    Path temporary;

    private String profile(Confinement confinement) throws IOException {
        Path base = temporary.toRealPath();
        Files.createDirectories(base.resolve("work \"it\"/.git/hooks"));
        Files.createDirectories(base.resolve("home/.ssh"));
        Files.createDirectories(base.resolve("home/Library/Caches"));
        Files.createDirectories(base.resolve("state"));
        var grounds = new Grounds(
                List.of(base.resolve("work \"it\"")),
                base.resolve("state/spool"),
                base.resolve("state"),
                base.resolve("home"));
        return new Seatbelt(new Places(grounds), Path.of("/private/tmp/jackdaw"))
                .profile(confinement)
                .replace(base.toString(), "BASE");
    }

    @Test
    void whatIsClosedHasTheWorkspaceAndTheLoopback() throws IOException {
        assertEquals("""
                (version 1)
                (allow default)
                (deny file-write*)
                (allow file-write* (subpath "/dev"))
                (allow file-write* (subpath "BASE/work \\"it\\""))
                (allow file-write* (subpath "/private/tmp/jackdaw"))
                (deny file-read* file-write* (subpath "BASE/home/.ssh"))
                (deny file-read* file-write* (subpath "BASE/state"))
                (allow file-read* file-write* (subpath "BASE/state/spool"))
                (deny file-write* (subpath "BASE/work \\"it\\"/.jackdaw"))
                (deny file-write* (subpath "BASE/work \\"it\\"/.claude"))
                (deny file-write* (subpath "BASE/work \\"it\\"/.mcp.json"))
                (deny file-write* (subpath "BASE/work \\"it\\"/.envrc"))
                (deny file-write* (subpath "BASE/work \\"it\\"/.vscode"))
                (deny file-write* (subpath "BASE/work \\"it\\"/.idea"))
                (deny file-write* (subpath "BASE/work \\"it\\"/.git/config"))
                (deny file-write* (subpath "BASE/work \\"it\\"/.git/hooks"))
                (deny file-write-unlink (literal "BASE/work \\"it\\"/.git"))
                (deny network*)
                (allow network* (local ip "localhost:*"))
                (allow network-outbound (remote ip "localhost:*"))
                (deny appleevent-send)
                """, profile(Confinement.CLOSED));
    }

    @Test
    void whatWasApprovedHasTheNetworkAndTheCachesBesides() throws IOException {
        List<String> closed = profile(Confinement.CLOSED).lines().toList();
        List<String> approved = profile(Confinement.NETWORK).lines().toList();
        assertEquals(
                List.of("(allow file-write* (subpath \"BASE/home/Library/Caches\"))"),
                approved.stream().filter(rule -> !closed.contains(rule)).toList());
        assertEquals(
                List.of(
                        "(deny network*)",
                        "(allow network* (local ip \"localhost:*\"))",
                        "(allow network-outbound (remote ip \"localhost:*\"))"),
                closed.stream().filter(rule -> !approved.contains(rule)).toList());
    }
}
