package dev.jackdaw.policy;

import dev.jackdaw.policy.CommandText.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One program with its arguments, looked at for what it would destroy.
///
/// @param place the folder it would run in, as far as known
/// @param before the commands whose output it reads
record CatastrophicCall(
        String program, List<String> arguments, CatastropheWords words, Place place, List<Part> before) {
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

    Optional<String> why() {
        if (words.formatters().contains(program) || program.startsWith("mkfs."))
            return operands().isEmpty() ? Optional.empty() : words.why("format", "");
        if (words.writers().contains(program)) return writes();
        return switch (program) {
            case "rm" -> removes(operands());
            case "find" -> finds();
            case "dd" -> copies();
            case "chmod", "chown", "chgrp" -> permits();
            default -> Optional.empty();
        };
    }

    private List<String> operands() {
        var operands = new ArrayList<String>();
        boolean flags = true;
        for (String argument : arguments) {
            if (flags && argument.equals("--")) flags = false;
            else if (!flags || !argument.startsWith("-")) operands.add(argument);
        }
        return operands;
    }

    private boolean recursive() {
        for (String argument : arguments) {
            if (argument.equals("--")) return false;
            boolean isLong = argument.startsWith("--");
            if (isLong && argument.length() > 3 && "--recursive".startsWith(argument)) return true;
            if (!isLong && argument.startsWith("-") && (argument.contains("r") || argument.contains("R"))) return true;
        }
        return false;
    }

    private Optional<String> removes(List<String> operands) {
        if (!recursive()) return Optional.empty();
        for (String operand : operands) if (root(operand)) return words.why("remove", operand);
        for (Part part : before) for (String word : part.plain()) if (root(word)) return words.why("remove", word);
        return Optional.empty();
    }

    private boolean root(String operand) {
        return place.resolve(operand)
                .filter(path -> words.roots().contains(path) || path.equals(place.home()))
                .isPresent();
    }

    private Optional<String> finds() {
        boolean removes = arguments.contains("-delete")
                || (arguments.contains("-exec") || arguments.contains("-execdir"))
                        && arguments.stream()
                                .anyMatch(word -> Unwrapped.program(word).equals("rm"));
        if (!removes) return Optional.empty();
        boolean chosen = arguments.stream()
                .anyMatch(word -> word.startsWith("-") && word.length() > 3 && !FINDS_ALL.contains(word));
        return chosen
                ? Optional.empty()
                : operands().stream().filter(this::root).findFirst().flatMap(word -> words.why("remove", word));
    }

    private Optional<String> copies() {
        for (String argument : arguments)
            if (argument.startsWith("of=") && words.device(argument.substring(3)))
                return words.why("device", argument.substring(3));
        return Optional.empty();
    }

    private Optional<String> writes() {
        List<String> operands = operands();
        List<String> targets = (program.equals("cp") || program.equals("install")) && !operands.isEmpty()
                ? List.of(operands.getLast())
                : operands;
        for (String target : targets) if (words.device(target)) return words.why("device", target);
        return Optional.empty();
    }

    private Optional<String> permits() {
        if (!recursive()) return Optional.empty();
        List<String> operands = operands();
        for (String operand : operands.isEmpty() ? operands : operands.subList(1, operands.size()))
            if (root(operand)) return words.why("permissions", operand);
        return Optional.empty();
    }
}
