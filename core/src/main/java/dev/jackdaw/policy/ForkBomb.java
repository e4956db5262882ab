package dev.jackdaw.policy;

/// A shell function that pipes itself into itself.
final class ForkBomb {
    private ForkBomb() {}

    /// Whether the text defines one: `NAME(){ NAME|NAME& }`, in whatever spacing.
    static boolean in(String command) {
        if (command.indexOf('|') < 0 || command.indexOf('{') < 0) return false;
        String dense = command.replaceAll("\\s+", "");
        for (int pipe = dense.indexOf('|'); pipe > 0; pipe = dense.indexOf('|', pipe + 1)) {
            String before = nameBefore(dense, pipe);
            if (before.isEmpty() || !dense.startsWith(before, pipe + 1)) continue;
            boolean defined = dense.contains(before + "(){") || dense.contains("function" + before + "{");
            if (defined && dense.substring(pipe + 1 + before.length()).startsWith("&")) return true;
        }
        return false;
    }

    private static String nameBefore(String text, int end) {
        int start = end;
        while (start > 0 && "{};|&()".indexOf(text.charAt(start - 1)) < 0) start--;
        return text.substring(start, end);
    }
}
