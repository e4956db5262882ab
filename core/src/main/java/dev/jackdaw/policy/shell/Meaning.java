package dev.jackdaw.policy.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a command says and would do, as far as it can be told without running it.
///
/// @param text it as it was written
/// @param parts its simple commands, wherever they stand
/// @param touches what it would touch besides them; a command that cannot be read asks here
public record Meaning(String text, List<Part> parts, List<Touch> touches) {
    private static final int LONGEST = 10_000;
    private static final int MOST_PARTS = 50;

    private static final class Known {
        private static final Names NAMES = Names.load();
    }

    public Meaning {
        parts = List.copyOf(parts);
        touches = List.copyOf(touches);
    }

    /// Reads it as Bash would, started in that folder.
    public static Meaning of(String command, Path folder) {
        var walk = new Walk(Known.NAMES);
        if (command.length() >= LONGEST) walk.asks("it is longer than 10,000 characters");
        String plain = Foreign.without(command);
        if (!plain.equals(command)) walk.asks("it has characters that mean nothing");
        boolean whole = false;
        try {
            walk.script(plain, scope(folder));
            whole = !walk.lost();
        } catch (RuntimeException | StackOverflowError unexpected) {
            walk.asks("it could not be judged (" + unexpected.getClass().getSimpleName() + ")");
        }
        if (walk.count() > MOST_PARTS) walk.asks("it has more than 50 commands");
        var touches = new ArrayList<>(walk.touches());
        if (!whole) touches.addAll(searched(plain, folder));
        return new Meaning(command, List.copyOf(walk.parts()), touches);
    }

    private static Scope scope(Path folder) {
        return new Scope(folder.toString(), System.getProperty("user.home", "/root"));
    }

    /// What must never run in a text that was not gone through to its end: looked for in each of its commands alone.
    private static List<Touch> searched(String text, Path folder) {
        var found = new ArrayList<Touch>();
        for (String piece : Foreign.pieces(text)) {
            var walk = new Walk(Known.NAMES);
            try {
                walk.script(piece, scope(folder));
            } catch (RuntimeException | StackOverflowError unexpected) {
                continue;
            }
            for (Touch touch : new Meaning(piece, List.copyOf(walk.parts()), walk.touches()).all())
                if (touch instanceof Touch.Never) found.add(touch);
        }
        return found;
    }

    /// Reads it as another shell would: only what all of them take for the same is not asked for.
    public static Meaning in(String shell, String command, Path folder) {
        Meaning meaning = of(command, folder);
        String name = Unwrapped.program(shell);
        if (List.of("bash", "sh", "dash", "ash").contains(name)) return meaning;
        boolean plain = name.equals("zsh") && Dialect.same(command);
        return plain ? meaning : meaning.asking(name + " reads it in its own way");
    }

    /// All that is left of it where judging what it touches failed.
    ///
    /// @param fault what went wrong
    public Meaning unjudged(String fault) {
        var never = new ArrayList<Touch>(
                all().stream().filter(Touch.Never.class::isInstance).toList());
        never.add(new Touch.Asks("it could not be judged (" + fault + ")"));
        return new Meaning(text, List.of(), never);
    }

    private Meaning asking(String why) {
        var more = new ArrayList<>(touches);
        more.add(new Touch.Asks(why));
        return new Meaning(text, parts, more);
    }

    /// All it would touch.
    public List<Touch> all() {
        var all = new ArrayList<>(touches);
        for (Part part : parts) {
            all.addAll(part.around());
            all.addAll(part.touches());
        }
        return all;
    }

    /// Why it must never run; empty where it is none of the catastrophes.
    public Optional<String> never() {
        for (Touch touch : all()) if (touch instanceof Touch.Never(var why)) return Optional.of(why);
        return Optional.empty();
    }
}
