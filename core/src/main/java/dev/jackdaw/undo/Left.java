package dev.jackdaw.undo;

/// Something that was not, or cannot be, brought back.
public record Left(String path, Why why) {

    static Left untouchable(String path) {
        return new Left(path, path.endsWith("/.git") ? Why.GIT : Why.SPECIAL);
    }

    /// As it stands in facts: the word, then the path.
    public String line() {
        return why.word() + " " + path;
    }

    public static Left parse(String line) {
        int space = line.indexOf(' ');
        return new Left(line.substring(space + 1), Why.of(line.substring(0, space)));
    }
}
