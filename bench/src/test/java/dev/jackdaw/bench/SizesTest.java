package dev.jackdaw.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// How large things may be. What is too long fails the build; what is merely long is printed, beside the budgets.
final class SizesTest {
    private static final int FILE = 300;
    private static final int FILE_AT_MOST = 400;
    private static final int METHOD = 30;
    private static final int PARAMETERS = 5;
    private static final int FILES_IN_PACKAGE = 20;

    /// Files that are still too long, each with its reason. The list may only get shorter.
    private static final Map<String, String> TOO_LONG = Map.of();

    /// Lines a package may have. Going past 110 of 100 wants a decision record saying what could not be deleted.
    private static final Map<String, Integer> BUDGETS = Map.ofEntries(
            Map.entry("core", 20_000),
            Map.entry("core tool", 1000),
            Map.entry("core tool.kit", 2500),
            Map.entry("core model", 1000),
            Map.entry("core model.wire", 3000),
            Map.entry("core model.http", 1500),
            Map.entry("core model.text", 700),
            Map.entry("core model.route", 700),
            Map.entry("core session", 1000),
            Map.entry("core agent", 1500),
            Map.entry("core policy", 3000),
            Map.entry("core workspace", 2000),
            Map.entry("core settings", 700),
            Map.entry("app", 10_000),
            Map.entry("app tui", 5000),
            Map.entry("bench", 4000));

    /// A source file and how many lines it has.
    private record Source(Path path, long lines) {
        String home() {
            Path folder = path.getParent();
            String below = Path.of("..").relativize(folder).toString();
            String module = below.substring(0, below.indexOf('/'));
            String name = below.substring(below.indexOf("dev/jackdaw") + "dev/jackdaw".length());
            return name.isEmpty()
                    ? module + " (front door)"
                    : module + " " + name.substring(1).replace('/', '.');
        }

        String module() {
            return home().substring(0, home().indexOf(' '));
        }
    }

    @Test
    void noFileIsTooLong() throws IOException {
        List<String> tooLong = sources("src").stream()
                .filter(source -> source.lines() > FILE_AT_MOST)
                .map(source -> source.path().getFileName().toString())
                .sorted()
                .toList();
        assertEquals(TOO_LONG.keySet().stream().sorted().toList(), tooLong);
    }

    @Test
    void whatIsLongIsTold() throws IOException {
        List<Source> sources = sources("src/main/java");
        for (Source source : sources)
            if (source.lines() > FILE) tell("long file", source.path() + ", " + source.lines() + " lines");
        sources.stream().collect(groupingBy(Source::home)).forEach((home, files) -> {
            if (files.size() > FILES_IN_PACKAGE) tell("large package", home + ", " + files.size() + " files");
        });
        for (String method : longMethods(sources)) tell("long method", method);
    }

    @Test
    void theBudgetsAreTold() throws IOException {
        Map<String, List<Source>> modules =
                sources("src/main/java").stream().collect(groupingBy(Source::module, TreeMap::new, toList()));
        modules.forEach((module, sources) -> {
            var packages = new TreeMap<>(sources.stream().collect(groupingBy(Source::home)));
            String parts = packages.entrySet().stream()
                    .map(entry -> spent(entry.getKey(), entry.getValue()).substring(module.length() + 1))
                    .collect(joining(", "));
            tell("budget", spent(module, sources) + ": " + parts);
        });
    }

    private static String spent(String name, List<Source> sources) {
        long lines = sources.stream().mapToLong(Source::lines).sum();
        Integer budget = BUDGETS.get(name);
        if (budget == null) return name + " " + lines;
        return name + " " + lines + " of " + budget + (lines * 10 > budget * 11L ? " (OVER)" : "");
    }

    /// For `./dev check`, which shows these lines of the build's log.
    private static void tell(String what, String text) {
        System.out.println(what + ": " + text);
    }

    private static List<Source> sources(String folder) throws IOException {
        var sources = new ArrayList<Source>();
        for (String module : List.of("core", "app", "bench")) {
            Path root = Path.of("..", module, folder);
            if (!Files.isDirectory(root)) continue;
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList())
                    if (!file.endsWith("module-info.java"))
                        sources.add(new Source(file, Files.readAllLines(file).size()));
            }
        }
        return sources;
    }

    private static List<String> longMethods(List<Source> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new ArrayList<String>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var paths = sources.stream().map(Source::path).toList();
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(paths));
            var positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree file : task.parse()) file.accept(new Methods(file, positions, found), null);
        }
        return found;
    }

    /// Finds methods with too many lines or parameters.
    private static final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree file;
        private final SourcePositions positions;
        private final List<String> found;
        private boolean inRecord;

        Methods(CompilationUnitTree file, SourcePositions positions, List<String> found) {
            this.file = file;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean outer = inRecord;
            inRecord = type.getKind() == Tree.Kind.RECORD;
            super.visitClass(type, null);
            inRecord = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long first = line(positions.getStartPosition(file, method));
            long lines = line(positions.getEndPosition(file, method)) - first + 1;
            int parameters = inRecord && method.getReturnType() == null
                    ? 0
                    : method.getParameters().size();
            if (lines > METHOD || parameters > PARAMETERS)
                found.add(file.getSourceFile().getName() + ":" + first + " " + method.getName() + ", " + lines
                        + " lines, " + parameters + " parameters");
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return file.getLineMap().getLineNumber(position);
        }
    }
}
