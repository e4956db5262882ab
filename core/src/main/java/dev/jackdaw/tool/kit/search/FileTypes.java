package dev.jackdaw.tool.kit.search;

import java.util.List;
import java.util.Locale;

/// The names of files by the language or format they are in.
public final class FileTypes {
    private FileTypes() {}

    /// Endings of file names; a type nobody knows is an ending itself.
    public static List<String> endings(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "js", "javascript" -> List.of(".js", ".jsx", ".mjs", ".cjs");
            case "ts", "typescript" -> List.of(".ts", ".tsx", ".mts", ".cts");
            case "py", "python" -> List.of(".py", ".pyi");
            case "rust", "rs" -> List.of(".rs");
            case "kotlin", "kt" -> List.of(".kt", ".kts");
            case "ruby", "rb" -> List.of(".rb", ".gemspec", "Rakefile", "Gemfile");
            case "csharp", "cs" -> List.of(".cs");
            case "c" -> List.of(".c", ".h");
            case "cpp", "c++" -> List.of(".cpp", ".cc", ".cxx", ".hpp", ".hh", ".hxx", ".h");
            case "html" -> List.of(".html", ".htm");
            case "css" -> List.of(".css", ".scss", ".sass", ".less");
            case "md", "markdown" -> List.of(".md", ".markdown", ".mdx");
            case "yaml", "yml" -> List.of(".yaml", ".yml");
            case "sh", "shell", "bash" -> List.of(".sh", ".bash", ".zsh");
            case "make" -> List.of("Makefile", ".mk", "makefile");
            case "docker" -> List.of("Dockerfile", ".dockerfile");
            case "golang" -> List.of(".go");
            default -> List.of("." + type.toLowerCase(Locale.ROOT));
        };
    }
}
