package dev.jackdaw.policy.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The calls that are refused in every mode: removing the root or a home, new file systems, writing over disks, opening
/// all permissions from the root, and running what was just downloaded.
///
/// @param program its own name
record Catastrophes(String program, List<Value> arguments, Scope scope) {
    private static final List<String> IMAGES = List.of(".img", ".raw", ".ext4", ".iso");
    private static final Set<String> FINDS_ALL = Set.of(
            "-delete",
            "-exec",
            "-execdir",
            "-ok",
            "-mindepth",
            "-maxdepth",
            "-depth",
            "-xdev",
            "-mount",
            "-type",
            "-print",
            "-print0");

    /// Why it must never run; empty where it is none of these.
    static Optional<String> why(String name, List<Value> arguments, Scope scope) {
        return new Catastrophes(Unwrapped.program(name), arguments, scope).why();
    }

    private static CatastropheWords words() {
        return CatastropheWords.all();
    }

    private static Optional<String> because(String key, String what) {
        return Optional.of(words().why(key, what));
    }

    private Optional<String> why() {
        if (words().formatters().contains(program) || program.startsWith("mkfs."))
            return image() ? Optional.empty() : because("format", "");
        if (words().writers().contains(program)) return writes();
        boolean downloaded = reads() && scope.input.has(Value.DOWNLOAD)
                || arguments.stream().anyMatch(argument -> argument.has(Value.DOWNLOAD));
        if (words().interpreters().contains(program) && downloaded) return because("download", "");
        return switch (program) {
            case "rm" -> recursive() ? removes(operands()) : Optional.empty();
            case "find" -> finds();
            case "dd" -> copies();
            case "chmod", "chown", "chgrp" -> recursive() ? permits() : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Whether all it would format is a file of an image in the folder.
    private boolean image() {
        List<Value> operands = operands();
        boolean here = operands.stream()
                .allMatch(each -> each.known() && !each.many() && each.text().indexOf('/') < 0);
        boolean named = operands.isEmpty()
                || IMAGES.stream().anyMatch(operands.getLast().text()::endsWith);
        return here
                && named
                && scope.places.stream()
                        .noneMatch(place ->
                                place.startsWith("/dev") || !Value.of(place).known());
    }

    private List<Value> operands() {
        var operands = new ArrayList<Value>();
        boolean flags = true;
        for (Value argument : arguments) {
            if (flags && argument.text().equals("--")) flags = false;
            else if (!flags || !argument.text().startsWith("-")) operands.add(argument);
        }
        return operands;
    }

    private boolean recursive() {
        for (Value argument : arguments) {
            String text = argument.text();
            if (text.equals("--")) return false;
            boolean isLong = text.startsWith("--");
            if (isLong && text.length() > 3 && "--recursive".startsWith(text)) return true;
            if (!isLong && text.startsWith("-") && (text.contains("r") || text.contains("R"))) return true;
        }
        return false;
    }

    /// Whether an interpreter runs what it reads from its input.
    private boolean reads() {
        for (Value argument : arguments) {
            String text = argument.text();
            if (text.equals("-") || text.equals("/dev/stdin")) return true;
            if (!text.startsWith("-") || text.contains("c") || text.contains("e") || text.contains("m")) return false;
        }
        return true;
    }

    private Optional<String> removes(List<Value> operands) {
        for (Value operand : operands) if (root(operand)) return because("remove", operand.shown());
        return Optional.empty();
    }

    private boolean root(Value operand) {
        String home = scope.variables.getOrDefault("HOME", Value.NOTHING).text();
        String text = operand.text();
        if (text.isEmpty()) return false;
        for (String path : scope.paths(operand)) {
            String cut = path;
            while (cut.endsWith("/") && cut.length() > 1) cut = cut.substring(0, cut.length() - 1);
            while (!cut.isEmpty() && all(cut.substring(cut.lastIndexOf('/') + 1)))
                cut = cut.substring(0, cut.lastIndexOf('/'));
            if (!Value.of(cut).known()) continue;
            String normal =
                    Path.of(cut.isEmpty() ? "/" : cut).normalize().toString().replace("//", "/");
            if (words().roots().contains(normal) || normal.equals(home)) return true;
        }
        return false;
    }

    /// Whether a name stands for all there is in a folder.
    private static boolean all(String segment) {
        return segment.chars().allMatch(c -> c == Value.STAR || c == Value.ONE || c == Value.NAME || c == '.')
                && segment.chars().anyMatch(c -> c == Value.STAR || c == Value.NAME);
    }

    private Optional<String> finds() {
        var texts = arguments.stream().map(Value::text).toList();
        boolean removes = texts.contains("-delete")
                || (texts.contains("-exec") || texts.contains("-execdir"))
                        && texts.stream()
                                .anyMatch(word -> Unwrapped.program(word).equals("rm"));
        boolean chosen =
                texts.stream().anyMatch(word -> word.startsWith("-") && word.length() > 3 && !FINDS_ALL.contains(word));
        if (!removes || chosen) return Optional.empty();
        var places = new ArrayList<Value>();
        for (Value each : arguments) {
            if (each.text().startsWith("-")) break;
            places.add(each);
        }
        if (places.isEmpty()) places.add(Value.of("."));
        return removes(places);
    }

    private Optional<String> copies() {
        for (Value argument : arguments)
            if (argument.text().startsWith("of=")
                    && words().device(argument.text().substring(3)))
                return because("device", argument.text().substring(3));
        return Optional.empty();
    }

    private Optional<String> writes() {
        List<Value> operands = operands();
        List<Value> targets =
                (program.equals("cp") || program.equals("install") || program.equals("mv")) && !operands.isEmpty()
                        ? List.of(operands.getLast())
                        : operands;
        for (Value target : targets) if (words().device(target.text())) return because("device", target.shown());
        return Optional.empty();
    }

    private Optional<String> permits() {
        List<Value> operands = operands();
        for (Value operand : operands.isEmpty() ? operands : operands.subList(1, operands.size()))
            if (root(operand)) return because("permissions", operand.shown());
        return Optional.empty();
    }
}
