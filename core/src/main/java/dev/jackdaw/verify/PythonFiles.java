package dev.jackdaw.verify;

import dev.jackdaw.verify.Job.Run;
import dev.jackdaw.verify.Job.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Python: compiled file by file, tested by pytest where it is there, else by unittest.
final class PythonFiles {
    /// Compiled files go where nobody looks for them.
    static final String CLEAN = "PYTHONPYCACHEPREFIX=\"${TMPDIR:-/tmp}/pycache\" ";

    private PythonFiles() {}

    static List<Job> jobs(Place place, List<Path> files, Rigour.Tests tests) {
        String python = python(place);
        List<Path> sources = Plain.with(files, "py");
        var jobs = new ArrayList<Job>();
        if (!sources.isEmpty())
            jobs.add(
                    new Run(Step.SYNTAX, place.run(CLEAN + python + " -m py_compile " + place.named(sources)), python));
        List<Path> concerned = tests == Rigour.Tests.NONE ? List.of() : concerned(place, sources);
        if (concerned.isEmpty() && tests != Rigour.Tests.ALL) return jobs;
        boolean whole = tests == Rigour.Tests.ALL;
        String which = whole ? "" : " " + place.named(concerned);
        String run = pytest(place, concerned)
                ? " -m pytest -q --tb=short -p no:cacheprovider" + which
                : whole ? " -m unittest discover" : " -m unittest" + which;
        jobs.add(new Run(Step.TESTS, place.run(python + " -B" + run), python));
        return jobs;
    }

    private static String python(Place place) {
        for (String own : List.of(".venv/bin/python", "venv/bin/python"))
            if (Files.isExecutable(place.folder().resolve(own))) return "./" + own;
        return Place.installed("python3") || !Place.installed("python") ? "python3" : "python";
    }

    private static boolean pytest(Place place, List<Path> tests) {
        for (String own : List.of(".venv/bin", "venv/bin")) if (place.has(own)) return place.has(own + "/pytest");
        boolean wanted = place.has("pytest.ini")
                || place.read("pyproject.toml").contains("pytest")
                || tests.stream().map(Place::read).noneMatch(text -> text.contains("unittest"));
        return wanted && Place.installed("pytest");
    }

    private static List<Path> concerned(Place place, List<Path> files) {
        var named = new ArrayList<String>();
        var found = new LinkedHashSet<Path>();
        for (Path file : files) {
            String stem = Place.stem(file);
            if (stem.startsWith("test_") || stem.endsWith("_test")) found.add(file);
            else named.addAll(List.of("test_" + stem, stem + "_test"));
        }
        found.addAll(Plain.with(place.files(named), "py"));
        return List.copyOf(found);
    }
}
