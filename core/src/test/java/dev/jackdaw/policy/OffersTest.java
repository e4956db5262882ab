package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.tool.Access;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person who is asked is told: why, of which part, and which rule there would be.
class OffersTest {
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("npm test", "Bash(npm test:*)"),
            Map.entry("npm test -- --watch=false", "Bash(npm test:*)"),
            Map.entry("npm run build", "Bash(npm run build:*)"),
            Map.entry("npm install", "Bash(npm install)"),
            Map.entry("git commit -m x", "Bash(git commit:*)"),
            Map.entry("git add .", "Bash(git add:*)"),
            Map.entry("git push origin main", "Bash(git push origin main)"),
            Map.entry("pytest -q tests", "Bash(pytest:*)"),
            Map.entry("cargo test", "Bash(cargo test:*)"),
            Map.entry("go build ./...", "Bash(go build:*)"),
            Map.entry("mvn -o test", "Bash(mvn -o test)"),
            Map.entry("make test", "Bash(make test)"),
            Map.entry("./gradlew build", "Bash(./gradlew build)"),
            Map.entry("cd src && npm test", "Bash(npm test:*)"),
            Map.entry("npm test 2>&1 | tail -20", "Bash(npm test:*)"),
            Map.entry("rm *.log", "Bash(rm \\*.log)"),
            Map.entry("npm test && npm run lint", "Bash(npm test && npm run lint)"),
            Map.entry("curl \"$X\"", ""));

    @TempDir
    private Path folder;

    @Test
    void theRuleOfferedIsTheNarrowestThatHelps() throws IOException {
        var offered = new HashMap<String, String>();
        for (String command : RULES.keySet())
            offered.put(command, judged(new Access.Execute(command)).rule());
        assertEquals(RULES, offered);
    }

    @Test
    void eachPartOfACommandIsJudgedByItself() throws IOException {
        var said = new ArrayList<String>();
        for (Judgement.Part part :
                judged(new Access.Execute("ls | wc -l && rm x; python3 a.py")).parts())
            said.add(part.verdict() + " " + part.text());
        assertEquals(List.of("ALLOW ls", "ALLOW wc -l", "ASK rm x", "ASK python3 a.py"), said);
    }

    @Test
    void thePartThatIsAskedForSaysWhy() throws IOException {
        Judgement judgement = judged(new Access.Execute("ls && rm x"));
        assertEquals("the command may change something: rm removes files", judgement.why());
        assertEquals(judgement.why(), judgement.parts().getLast().why());
    }

    private Judgement judged(Access access) throws IOException {
        return Policy.of(Mode.DEFAULT).judge("bash", List.of(access), new Workspace(folder, List.of(), List.of()));
    }

    @Test
    void whatZshReadsAsBashDoesIsJudgedAlike() throws IOException {
        for (String command :
                List.of("ls -la", "ls *.md 2>/dev/null | wc -l", "git log --oneline -5; pwd", "ls && pwd"))
            assertEquals(Verdict.ALLOW, inZsh(command), command);
    }

    @Test
    void whatZshReadsInItsOwnWayIsAskedFor() throws IOException {
        for (String command : List.of(
                "cat =ls",
                "ls *(e:'rm x':)",
                "cat =(rm x)",
                "ls >! x",
                "ls;rm x",
                "ls 2>/dev/null2",
                "ls **/x",
                "rm x")) assertEquals(Verdict.ASK, inZsh(command), command);
    }

    private Verdict inZsh(String command) throws IOException {
        return Policy.of(Mode.DEFAULT)
                .judge("bash", List.of(new Access.Execute(command)), new Workspace(folder, List.of(), List.of()), "zsh")
                .verdict();
    }
}
