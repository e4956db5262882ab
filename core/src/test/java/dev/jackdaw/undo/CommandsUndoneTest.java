package dev.jackdaw.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real commands in real folders, undone and redone byte for byte.
class CommandsUndoneTest {
    private static final String FILES = """
            mkdir -p src/deep/er node_modules/left-pad empty target .venv/bin 'with space'
            for i in $(seq 500); do echo "old $i" > src/f$i.txt; done
            printf 'class A {}' > src/A.java; printf 'a\\0b\\377' > src/deep/er/binary
            printf '#!/bin/sh\\nexit 0\\n' > run.sh; chmod 755 run.sh; chmod 600 src/A.java; chmod 700 src/deep
            ln -s src/A.java link; ln -s nowhere dangling; ln -s src folder-link
            echo 'node_modules/' > .gitignore; echo target >> .gitignore; echo .env >> .gitignore
            echo module > node_modules/left-pad/index.js; echo class > target/A.class; echo KEY=1 > .env
            touch -d '2020-02-03 04:05:06.123456789' src/A.java 'with space'; : > 'with space/ü.txt'
            """;

    private static final String REPOSITORY =
            "git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -qm one; echo new > untracked; ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "repository, git clean -fdx",
                "repository, git checkout -q -- . && git reset -q --hard && git clean -fdq",
                "repository, git stash -q -u",
                "repository, rm -rf src",
                "repository, sed -i 's/old/new/' src/*.txt",
                "repository, mv src/f*.txt src/A.java && mv src/A.java run.sh || mv src/f1.txt src/f2.txt",
                "plain, rm -rf src",
                "plain, sed -i 's/old/new/' src/*.txt",
                "plain, cp src/A.java node_modules; mv src/f1.txt src/f2.txt && mv -f run.sh src/f3.txt",
                "plain, mv src source && rm link && mkdir link && echo x > link/y",
                "plain, find . -delete",
                "plain, rm -r empty && echo file > empty && rm run.sh && ln -s /etc/passwd run.sh",
                "plain, chmod -R go-rwx . && chmod 444 run.sh && chmod 555 src",
                "plain, echo more >> src/f9.txt; truncate -s 1000 src/f8.txt; ln -f src/f7.txt src/f6.txt",
            })
    void aCommandIsUndoneAndRedone(String kind, String command) throws Exception {
        try (Place place = Place.in(folder)) {
            place.shell(FILES + (kind.equals("repository") ? REPOSITORY : ""));
            String before = place.tree();
            place.bash(command);
            String after = place.tree();
            assertNotEquals(before, after);
            for (int again = 0; again < 2; again++) {
                assertEquals(List.of(), place.undo().left());
                assertEquals(before, place.tree());
                assertEquals(List.of(), place.redo().left());
                assertEquals(after, place.tree());
            }
        }
    }
}
