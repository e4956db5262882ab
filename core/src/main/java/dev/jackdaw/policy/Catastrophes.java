package dev.jackdaw.policy;

import dev.jackdaw.policy.CommandText.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The commands that are refused in every mode: removing the root or a home, new file systems, writing over disks,
/// opening all permissions from the root, fork bombs, and running what was just downloaded. They are found behind
/// quotes, wrappers, shells within shells and other spellings.
final class Catastrophes {
    private static final int DEEPEST = 6;

    private final CatastropheWords words = CatastropheWords.all();
    private final String home;

    private Catastrophes(String home) {
        this.home = home;
    }

    /// Why the command must never run; empty where it is not one of these.
    static Optional<String> why(String command) {
        return new Catastrophes(System.getProperty("user.home", "/root")).line(command, 0);
    }

    private Optional<String> line(String command, int depth) {
        if (depth > DEEPEST) return Optional.empty();
        if (ForkBomb.in(command)) return words.why("bomb", "");
        List<Part> parts = CommandText.of(command).parts();
        var place = new Place(home);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            List<Part> before = pipeline(parts, i);
            Optional<String> why = part(part, before, place, depth);
            if (why.isPresent()) return why;
            place.follow(part.plain());
        }
        return Optional.empty();
    }

    /// The commands whose output reaches the one at that index.
    private static List<Part> pipeline(List<Part> parts, int index) {
        var before = new ArrayList<Part>();
        for (int i = index; i > 0 && parts.get(i).piped(); i--) before.add(parts.get(i - 1));
        return before;
    }

    private Optional<String> part(Part part, List<Part> before, Place place, int depth) {
        for (String target : part.targets()) if (words.device(target)) return words.why("device", target);
        for (String nested : part.nested()) {
            Optional<String> why = line(nested, depth + 1);
            if (why.isPresent()) return why;
        }
        for (List<String> call : Unwrapped.calls(part.plain())) {
            Optional<String> why = call(call, part, before, place, depth);
            if (why.isPresent()) return why;
        }
        return Optional.empty();
    }

    private Optional<String> call(List<String> call, Part part, List<Part> before, Place place, int depth) {
        String program = Unwrapped.program(call.getFirst());
        List<String> arguments = call.subList(1, call.size());
        if (words.shells().contains(program)
                || program.equals("eval")
                || program.equals("source")
                || program.equals(".")) return shell(program, arguments, part, before, depth);
        if (program.startsWith("$(") || program.startsWith("`")) return downloads(part.nested(), depth);
        if (words.interpreters().contains(program) && Unwrapped.reads(arguments)) return downloaded(before);
        return new CatastrophicCall(program, arguments, words, place, before).why();
    }

    /// What a shell is given to run: as an argument, on its input, or from a substitution.
    private Optional<String> shell(String program, List<String> arguments, Part part, List<Part> before, int depth) {
        Optional<String> why = downloads(part.nested(), depth);
        if (why.isPresent()) return why;
        for (String text : Unwrapped.scripts(program, arguments, part, before)) {
            why = line(text, depth + 1);
            if (why.isPresent()) return why;
        }
        return Unwrapped.reads(arguments) && words.shells().contains(program) ? downloaded(before) : Optional.empty();
    }

    private Optional<String> downloaded(List<Part> before) {
        for (Part part : before)
            for (List<String> call : Unwrapped.calls(part.plain()))
                if (words.downloaders().contains(Unwrapped.program(call.getFirst()))) return words.why("download", "");
        return Optional.empty();
    }

    private Optional<String> downloads(List<String> nested, int depth) {
        if (depth > DEEPEST) return Optional.empty();
        for (String text : nested) {
            List<Part> parts = CommandText.of(text).parts();
            Optional<String> why = downloaded(parts);
            if (why.isPresent()) return why;
            for (Part part : parts) {
                why = downloads(part.nested(), depth + 1);
                if (why.isPresent()) return why;
            }
        }
        return Optional.empty();
    }
}
