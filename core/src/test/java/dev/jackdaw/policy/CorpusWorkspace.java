package dev.jackdaw.policy;

import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The folder the commands of the corpus start in: a harmless repository with secrets, links that lead out, files whose
/// names are flags, and repositories whose configuration runs programs.
final class CorpusWorkspace {
    private static final String HARMLESS = """
            [core]
            \trepositoryformatversion = 0
            \tfilemode = true
            \tbare = false
            \tlogallrefupdates = true
            [user]
            \tname = Alice
            [remote "origin"]
            \turl = https://github.example/x/y.git
            \tfetch = +refs/heads/*:refs/remotes/origin/*
            [branch "main"]
            \tremote = origin
            \tmerge = refs/heads/main
            """;

    private static final Map<String, String> HOSTILE = Map.of(
            "evil", "[core]\n\tfsmonitor = touch pwned\n",
            "hostile/textconv", "[diff \"x\"]\n\ttextconv = touch pwned;cat\n",
            "hostile/external", "[diff]\n\texternal = touch pwned\n",
            "hostile/filter", "[filter \"x\"]\n\tclean = touch pwned\n\tsmudge = cat\n",
            "hostile/include", "[include]\n\tpath = ../more\n",
            "hostile/pager", "[core]\n\tpager = touch pwned\n[pager]\n\tlog = true\n",
            "hostile/gpg", "[gpg]\n\tprogram = ./x\n",
            "hostile/alias", "[alias]\n\tst = !touch pwned\n",
            "hostile/worktree", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tworktreeConfig = true\n");

    private CorpusWorkspace() {}

    /// Makes it below this folder, which must be empty.
    static Workspace in(Path folder) throws IOException {
        Path root = folder.toRealPath().resolve("work");
        files(root);
        links(folder.toRealPath(), root);
        repository(root.resolve(".git"), HARMLESS);
        for (var hostile : HOSTILE.entrySet())
            repository(root.resolve(hostile.getKey()).resolve(".git"), HARMLESS + hostile.getValue());
        write(root.resolve("hostile/include/.git/../more"), HOSTILE.getOrDefault("evil", ""));
        write(root.resolve("hostile/worktree/.git/config.worktree"), HOSTILE.getOrDefault("evil", ""));
        for (String name : List.of("textconv", "external", "filter"))
            write(root.resolve("hostile/" + name + "/.gitattributes"), "* diff=x filter=x\n");
        repository(root.resolve("bare"), "[core]\n\tbare = true\n\tfsmonitor = touch pwned\n\tworktree = ..\n");
        write(root.resolve("hostile/gitfile/.git"), "gitdir: ../../bare\n");
        return new Workspace(root, List.of(), List.of());
    }

    private static void files(Path root) throws IOException {
        for (String name : List.of(
                "README.md notes.txt config.yaml data.json data.csv pom.xml package.json Makefile list.txt go.mod",
                "archive.tar archive.tar.gz archive.zip .gitignore .env .env.local .env.example keys/server.pem",
                "docs/guide.md docs/api.md docs/with~space.md logs/app.log scripts/build.sh bin/git ls cat",
                "src/Main.java src/app.py src/index.js src/lib.c src/cat src/util/Strings.java src/test/MainTest.java",
                "globs/a.txt globs/--compress-program=sh globs/-ob.txt globs/-delete globs/--to-command=sh",
                ".venv/bin/python .venv/bin/activate node_modules/.bin/eslint .vscode/tasks.json"))
            for (String file : name.split(" ")) write(root.resolve(file.replace('~', ' ')), "text\n");
        for (String name : List.of(".mvn/jvm.config", "rust-toolchain.toml", ".yarnrc.yml", "gradle.properties"))
            write(root.resolve("hostile/build").resolve(name), "text\n");
        write(root.resolve("hostile/build/package.json"), "{\"packageManager\": \"pnpm@9\"}\n");
    }

    private static void links(Path folder, Path root) throws IOException {
        write(folder.resolve("secret.txt"), "secret\n");
        write(folder.resolve("outside/secret.txt"), "secret\n");
        Path links = Files.createDirectories(root.resolve("links"));
        Files.createSymbolicLink(links.resolve("inside.txt"), Path.of("../README.md"));
        Files.createSymbolicLink(links.resolve("outside.txt"), Path.of("../../secret.txt"));
        Files.createSymbolicLink(links.resolve("outside"), Path.of("../../outside"));
        Files.createSymbolicLink(links.resolve("env"), Path.of("../.env"));
    }

    private static void repository(Path git, String config) throws IOException {
        write(git.resolve("HEAD"), "ref: refs/heads/main\n");
        write(git.resolve("config"), config);
        for (String name : List.of("objects/info", "objects/pack", "refs/heads", "refs/tags", "hooks"))
            Files.createDirectories(git.resolve(name));
    }

    private static void write(Path file, String text) throws IOException {
        Path to = file.normalize();
        Files.createDirectories(to.getParent());
        Files.writeString(to, text);
    }
}
