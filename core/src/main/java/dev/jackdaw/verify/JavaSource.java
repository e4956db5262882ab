package dev.jackdaw.verify;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Sources in Java as the compiler of this JDK sees them; nothing is written. It is loaded when the first is checked.
///
/// With a build beside them only their syntax counts: which classes there are, the build knows. Without one their
/// meaning counts as well, unless a class or package cannot be found: then what there is on the class path is not
/// known,
/// and nothing but the syntax can be told.
final class JavaSource {
    /// How much is looked at.
    enum Depth {
        SYNTAX,
        MEANING
    }

    private JavaSource() {}

    static boolean available() {
        try {
            return ToolProvider.getSystemJavaCompiler() != null;
        } catch (NoClassDefFoundError withoutModule) {
            return false;
        }
    }

    /// What is wrong, as `FILE:LINE: MESSAGE`.
    static List<String> faults(List<Path> files, Path root, Depth depth) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            Set<Path> roots = roots(compiler, manager, files, found);
            List<String> syntax = told(found, root);
            if (!syntax.isEmpty() || depth == Depth.SYNTAX) return syntax;
            String path = roots.stream().map(Path::toString).collect(Collectors.joining(":"));
            task(compiler, manager, files, found, List.of("-proc:none", "-Xlint:none", "-sourcepath", path))
                    .analyze();
            return found.getDiagnostics().stream().anyMatch(JavaSource::unknown) ? List.of() : told(found, root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the files; the folders their packages begin in.
    private static Set<Path> roots(
            JavaCompiler compiler,
            StandardJavaFileManager manager,
            List<Path> files,
            DiagnosticCollector<JavaFileObject> found)
            throws IOException {
        var roots = new LinkedHashSet<Path>();
        for (var unit :
                task(compiler, manager, files, found, List.of("-proc:none")).parse()) {
            Path folder = Path.of(unit.getSourceFile().toUri()).resolve("..").normalize();
            String name =
                    unit.getPackageName() == null ? "" : unit.getPackageName().toString();
            Path inside = Path.of(name.replace('.', '/'));
            for (int i = 0; !name.isEmpty() && folder.endsWith(inside) && i < inside.getNameCount(); i++)
                folder = folder.resolve("..").normalize();
            roots.add(folder);
        }
        return roots;
    }

    private static JavacTask task(
            JavaCompiler compiler,
            StandardJavaFileManager manager,
            List<Path> files,
            DiagnosticCollector<JavaFileObject> found,
            List<String> options) {
        return (JavacTask) compiler.getTask(
                Writer.nullWriter(), manager, found, options, null, manager.getJavaFileObjectsFromPaths(files));
    }

    private static boolean unknown(Diagnostic<?> fault) {
        return fault.getCode().startsWith("compiler.err.doesnt.exist")
                || fault.getCode().startsWith("compiler.err.cant.access")
                || fault.getMessage(Locale.ROOT).contains("symbol:   class ");
    }

    private static List<String> told(DiagnosticCollector<JavaFileObject> found, Path root) {
        var told = new ArrayList<String>();
        for (Diagnostic<? extends JavaFileObject> fault : found.getDiagnostics()) {
            // Preview features are switched on by the build.
            if (fault.getKind() != Diagnostic.Kind.ERROR || fault.getCode().contains("preview")) continue;
            JavaFileObject source = fault.getSource();
            String where =
                    source == null ? "" : root.relativize(Path.of(source.toUri())) + ":" + fault.getLineNumber() + ": ";
            told.add(where + fault.getMessage(Locale.ROOT));
        }
        return told;
    }
}
