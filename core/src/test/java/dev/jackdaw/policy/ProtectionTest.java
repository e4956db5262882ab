package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tool.Access;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What configures this program or others is nothing a model writes unasked, by whichever tool and way.
class ProtectionTest {
    private static final List<String> PATHS = List.of(
            ".jackdaw/config.yaml",
            ".jackdaw/config.local.yaml",
            ".jackdaw/hooks/x.sh",
            ".claude/settings.json",
            ".claude/settings.local.json",
            ".claude/hooks/x.sh",
            ".claude/skills/x/SKILL.md",
            ".claude/agents/x.md",
            ".claude/commands/x.md",
            ".claude.json",
            ".mcp.json",
            ".codex/config.toml",
            ".cursor/rules/x.mdc",
            ".git",
            ".git/hooks/pre-commit",
            ".git/config",
            ".gitmodules",
            ".gitattributes",
            ".githooks/pre-commit",
            ".husky/pre-commit",
            ".pre-commit-config.yaml",
            ".bashrc",
            ".profile",
            ".zshenv",
            ".envrc",
            ".env",
            ".vimrc",
            ".vscode/tasks.json",
            ".vscode/settings.json",
            ".idea/workspace.xml",
            ".devcontainer/devcontainer.json",
            ".github/workflows/ci.yml",
            ".gitlab-ci.yml",
            "Jenkinsfile",
            ".mvn/extensions.xml",
            ".cargo/config.toml",
            ".config/jackdaw/config.yaml",
            ".local/state/jackdaw/trusted/x.json",
            // The same by other spellings.
            ".CLAUDE/settings.json",
            ".Mcp.JSON",
            ".GIT/config",
            ".GitHub/Workflows/ci.yml",
            "src/../.claude/settings.json",
            "src/.claude/settings.json",
            "./.jackdaw//config.yaml",
            "\uFF0Eclaude/settings.json",
            ".cla\u200Cude/settings.json",
            ".jac\u212Adaw/config.yaml",
            // By links.
            "to-folder/settings.json",
            "to-folder/new/x.json",
            "to-file",
            "to-nothing");

    private static final List<String> COMMANDS = List.of(
            "echo x > P",
            "echo x >> P",
            "tee P < README.md",
            "cp README.md P",
            "mv README.md P",
            "mv P README.md",
            "sed -i s/a/b/ P",
            "rm -f P",
            "ln -sf ../README.md P",
            "touch P",
            "mkdir -p P",
            "dd if=README.md of=P");

    /// In auto mode commands run in a sandbox, which is what keeps them from these.
    private static final List<Mode> UNCONFINED =
            List.of(Mode.DEFAULT, Mode.ACCEPT_EDITS, Mode.PLAN, Mode.DONT_ASK, Mode.BYPASS);

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Workspace workspace = new Workspace(root, List.of(), List.of());

    ProtectionTest() throws IOException {}

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("work"));
        for (String name : List.of("src", ".claude", ".git", "evil/.claude", "evil/sub"))
            Files.createDirectories(root.resolve(name));
        Files.writeString(root.resolve("README.md"), "a\n");
        Files.writeString(root.resolve("evil/.claude/settings.json"), "{}");
        Files.createSymbolicLink(root.resolve("to-folder"), Path.of(".claude"));
        Files.createSymbolicLink(root.resolve("to-file"), Path.of(".mcp.json"));
        Files.createSymbolicLink(root.resolve("to-nothing"), Path.of(".jackdaw/hooks/new.sh"));
        workspace = new Workspace(root, List.of(), List.of());
    }

    private static Verdict expected(Mode mode) {
        return switch (mode) {
            case DEFAULT, ACCEPT_EDITS, AUTO -> Verdict.ASK;
            case PLAN, DONT_ASK -> Verdict.DENY;
            case BYPASS -> Verdict.ALLOW;
        };
    }

    private Verdict verdict(Mode mode, String tool, Access... accesses) {
        return Policy.of(mode).judge(tool, List.of(accesses), workspace).verdict();
    }

    @Test
    void noToolWritesWhatIsProtected() {
        var wrong = new TreeSet<String>();
        for (Mode mode : Mode.values())
            for (String path : PATHS) {
                if (verdict(mode, "write", new Access.Write(path)) != expected(mode))
                    wrong.add(mode + " write " + path);
                for (String tool : List.of("edit", "multi_edit"))
                    if (verdict(mode, tool, new Access.Read(path), new Access.Write(path)) != expected(mode))
                        wrong.add(mode + " " + tool + " " + path);
            }
        assertEquals(List.of(), List.copyOf(wrong));
    }

    @Test
    void noCommandWritesWhatIsProtected() {
        var wrong = new ArrayList<String>();
        for (Mode mode : UNCONFINED)
            for (String path : PATHS)
                for (String command : COMMANDS) {
                    String whole = command.replace("P", path);
                    if (verdict(mode, "bash", new Access.Execute(whole)) != expected(mode))
                        wrong.add(mode + " " + whole);
                }
        assertEquals(List.of(), wrong);
    }

    @Test
    void thereAreNoWaysAround() {
        var free = new ArrayList<String>();
        for (String command : List.of(
                "cp -r evil/. .",
                "cp -r evil/* .",
                "cp -a evil/.claude .",
                "cp -rT evil .",
                "mv evil/.claude .",
                "mv evil/.??* .",
                "mv evil .claude",
                "mv evil/sub .git/hooks",
                "cp -t .claude README.md",
                "ln -s .claude d && echo x > d/settings.json",
                "ln -s .mcp.json d; cp README.md d",
                "ln -s . d; echo x > d/.claude/settings.json",
                "mv .claude d && echo x > d/settings.json",
                "cd .claude && echo x > settings.json",
                "cd evil && cp README.md ../.claude/settings.json",
                "p=.claude; echo x > $p/settings.json",
                "echo x > .cl*/settings.json",
                "echo x > .{claude,jackdaw}/settings.json",
                "echo x > $HOME/.jackdaw/config.yaml",
                "echo x > ~/.jackdaw/trusted/x.json",
                "echo x > ~/.bashrc",
                "tar xf a.tar",
                "unzip a.zip",
                "patch -p1 < a.diff",
                "git apply a.diff",
                "git config core.fsmonitor x",
                "git config --global alias.x '!x'",
                "rsync -a evil/ .",
                "install README.md .claude/settings.json",
                "find . -name '*.json' -exec cp README.md {} ';'",
                "mkdir -p d && mv d .claude"))
            for (Mode mode : List.of(Mode.ACCEPT_EDITS, Mode.DONT_ASK))
                if (verdict(mode, "bash", new Access.Execute(command)) == Verdict.ALLOW) free.add(mode + " " + command);
        assertEquals(List.of(), free);
    }

    @Test
    void aRuleThatAllowsEverythingIsNotMeantForThese() {
        var policy = new Policy(Mode.DEFAULT, List.of(Rule.parse("Edit"), Rule.parse("Write")), List.of(), List.of());
        var free = new ArrayList<String>();
        for (String path : PATHS)
            if (policy.judge("write", List.of(new Access.Write(path)), workspace)
                            .verdict()
                    == Verdict.ALLOW) free.add(path);
        assertEquals(List.of(), free);
    }

    @Test
    void whatOnlyTellsTheModelSomethingIsAPlainEdit() {
        for (String path : List.of("AGENTS.md", "CLAUDE.md", "src/CLAUDE.md")) {
            assertEquals(Verdict.ASK, verdict(Mode.DEFAULT, "write", new Access.Write(path)));
            assertEquals(Verdict.ALLOW, verdict(Mode.ACCEPT_EDITS, "write", new Access.Write(path)));
            assertEquals(Verdict.DENY, verdict(Mode.PLAN, "write", new Access.Write(path)));
        }
    }

    @Test
    void fileToolsDoNotReachTheProgramsOwnStateInAnyMode() {
        for (Mode mode : Mode.values())
            for (String path : List.of("~/.jackdaw/config.yaml", "~/.jackdaw/trusted/x.json", "~/.bashrc"))
                assertEquals(Verdict.DENY, verdict(mode, "write", new Access.Write(path)), mode + " " + path);
    }
}
