package dev.jackdaw.tui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.knowledge.Entry;
import dev.jackdaw.knowledge.Entry.Standing;
import dev.jackdaw.knowledge.Kind;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.InstructionFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InstructionFilesTest {
    private static Entry entry(String name, Kind kind, Standing standing, String why) {
        return new Entry(name, Path.of(name), kind, standing, 10, 0, why, List.of());
    }

    private static final List<Entry> ALL = List.of(
            new Entry("~/.claude/CLAUDE.md", Path.of("/x"), Kind.USER, Standing.IN_FORCE, 9, 3, "", List.of("a note")),
            entry("AGENTS.md", Kind.PROJECT, Standing.UNTRUSTED, ""),
            entry("CLAUDE.md", Kind.PROJECT, Standing.SAME, "AGENTS.md"),
            entry("CLAUDE.local.md", Kind.LOCAL, Standing.REFUSED, "it is not text"),
            entry("/etc/jackdaw/AGENTS.md", Kind.MANAGED, Standing.EMPTY, ""),
            entry("a.md", Kind.PROJECT, Standing.WAITING, "*.ts"),
            entry("b.md", Kind.PROJECT, Standing.WAITING, "*.js"));

    private static String shown(List<Entry> entries, List<String> later, String language) {
        return InstructionFiles.rows(entries, later, Words.of(Map.of("LANG", language))).stream()
                .map(Row::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void eachFileIsToldOfWithWhatBecameOfIt() {
        assertEquals("""
                Files of instructions, the most general first; the later ones hold where they disagree.
                  ~/.claude/CLAUDE.md  your own, 9 characters, 3 left out
                      a note
                  AGENTS.md  of the project, 10 characters  not applied: the folder is not trusted; jackdaw trust shows\
                 it, jackdaw trust add approves it
                  CLAUDE.md  of the project, 10 characters  says what AGENTS.md says
                  CLAUDE.local.md  your own for the project, 10 characters  not read:
                  /etc/jackdaw/AGENTS.md  of the machine, 10 characters  it says nothing of its own
                  a.md  of the project, 10 characters  once something is touched that fits *.ts
                  b.md  of the project, 10 characters  in force since something it is about was touched
                  sub/AGENTS.md  in force since something it is about was touched""", shown(ALL, List.of("b.md", "sub/AGENTS.md"), "en"));
    }

    @Test
    void thereAreWordsForAllOfItInChineseToo() {
        assertEquals(
                shown(ALL, List.of("b.md"), "en").lines().count(),
                shown(ALL, List.of("b.md"), "zh").lines().count());
        assertEquals(1, shown(List.of(), List.of(), "zh").lines().count());
    }
}
