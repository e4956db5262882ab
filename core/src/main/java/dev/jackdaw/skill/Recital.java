package dev.jackdaw.skill;

import dev.jackdaw.json.Json;
import dev.jackdaw.skill.Template.Piece;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.FileKind;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Makes of a skill or command what the model reads: arguments and variables put in, commands run, files shown.
///
/// Commands and files go through what calls of the model go through: hooks, the gate, the sandbox, undo. Where one is
/// refused, nothing is said at all.
public final class Recital {
    /// Characters of what one command prints, or one file holds, at most.
    private static final int LONGEST = 30_000;

    /// How the result of a command ends that went well; what it printed is to stand in a sentence.
    private static final String WELL = "[exit code 0]";

    /// Variables have a name of Claude Code's and one of ours.
    private static final List<String> SPELLINGS = List.of("CLAUDE_", "JACKDAW_");

    /// Makes a call that is not the model's.
    public interface Calls {
        /// @param recipe what asks for it
        ToolResult run(Recipe recipe, String tool, Json.Obj arguments) throws InterruptedException;
    }

    /// A command or a file was refused, so what was to be said is not; the message says why, and the mend.
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    private final Calls calls;
    private final Workspace workspace;
    private final String session;
    private final Supplier<String> effort;
    private final ReentrantLock lock = new ReentrantLock();

    /// @param effort how much the model is to think, as the user chose it
    public Recital(Calls calls, Workspace workspace, String session, Supplier<String> effort) {
        this.calls = calls;
        this.workspace = workspace;
        this.session = session;
        this.effort = effort;
    }

    /// What a skill or command says, one at a time: two of them may change the same files.
    ///
    /// @param arguments empty where none were given
    public String of(Recipe recipe, Optional<String> arguments) throws InterruptedException, Refused {
        var substitution = new Substitution(recipe, arguments, variables(recipe));
        var text = new StringBuilder();
        lock.lockInterruptibly();
        try {
            for (Piece piece : Template.of(recipe.body())) text.append(told(piece, substitution, recipe));
        } finally {
            lock.unlock();
        }
        String line = arguments.orElse("");
        if (!substitution.used() && !line.isBlank())
            text.append("\n\n").append(Words.of("arguments").formatted(line));
        return text.toString();
    }

    private String told(Piece piece, Substitution substitution, Recipe recipe) throws InterruptedException, Refused {
        return switch (piece) {
            case Piece.Text(var text) -> substitution.in(text);
            case Piece.Run(var command) -> ran(substitution.inCommand(command), recipe);
            case Piece.Show(var path, var after) -> shown(substitution.in(path), recipe) + substitution.in(after);
        };
    }

    private String ran(String command, Recipe recipe) throws InterruptedException, Refused {
        ToolResult result = calls.run(recipe, "bash", Json.obj("command", command));
        refuse(result, recipe, command);
        String text = result.text().strip();
        boolean well = text.endsWith(WELL);
        return cut(well ? text.substring(0, text.length() - WELL.length()).strip() : text);
    }

    /// The file, as `read` shows it; what names none is a word like any other.
    private String shown(String name, Recipe recipe) throws InterruptedException, Refused {
        if (!there(name)) return "@" + name;
        ToolResult result = calls.run(recipe, "read", Json.obj("path", name));
        refuse(result, recipe, "@" + name);
        return "<file path=\"" + name + "\">\n" + cut(result.text()).stripTrailing() + "\n</file>";
    }

    private boolean there(String name) {
        try {
            return workspace.files().kind(workspace.toRead(name)) == FileKind.REGULAR;
        } catch (IOException outside) {
            return false;
        }
    }

    private static void refuse(ToolResult result, Recipe recipe, String what) throws Refused {
        if (result.details().get("refused").truth(false))
            throw new Refused("/" + recipe.name() + " was not sent, because " + what + " was refused: "
                    + result.details().get("why").text(result.text()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "\n[… " + (text.length() - LONGEST) + " more characters]";
    }

    private Map<String, String> variables(Recipe recipe) {
        var variables = new HashMap<String, String>();
        for (String spelling : SPELLINGS) {
            variables.put(spelling + "SESSION_ID", session);
            variables.put(spelling + "PROJECT_DIR", workspace.root().toString());
            variables.put(spelling + "EFFORT", effort.get());
            Optional<Path> folder = Optional.ofNullable(recipe.origin().file().getParent());
            variables.put(spelling + "SKILL_DIR", folder.map(Path::toString).orElse(""));
        }
        return variables;
    }
}
