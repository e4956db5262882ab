package dev.jackdaw.verify;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.verify.Job.Not;
import dev.jackdaw.verify.Job.Run;
import dev.jackdaw.verify.Job.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The scripts of a `package.json`: its types and its lint, and the tests by the program its `test` names.
final class NodeScripts {
    private NodeScripts() {}

    static List<Job> jobs(Place place, List<Path> files, Rigour.Tests tests) {
        Json scripts;
        Json whole;
        try {
            whole = Json.parse(place.read("package.json"));
            scripts = whole.get("scripts");
        } catch (JsonFault itself) {
            // It is told as JSON that is none.
            return List.of();
        }
        var jobs = new ArrayList<Job>();
        String program = program(place);
        for (String name : List.of("typecheck", "lint"))
            if (!scripts.get(name).isNull())
                jobs.add(new Run(Step.SYNTAX, place.run(program + " run -s " + name), program));
        String test = scripts.get("test").text("");
        if (tests == Rigour.Tests.ALL && !test.isEmpty())
            jobs.add(new Run(Step.TESTS, place.run(program + " run -s test"), program));
        if (tests == Rigour.Tests.RELATED) concerned(place, files, test).ifPresent(jobs::add);
        boolean bare = !whole.get("dependencies").isNull()
                || !whole.get("devDependencies").isNull();
        return bare && !installed(place) ? without(jobs) : jobs;
    }

    private static boolean installed(Place place) {
        for (Path at = place.folder(); at != null && at.startsWith(place.root()); at = at.getParent())
            if (Files.isDirectory(at.resolve("node_modules"))) return true;
        return false;
    }

    private static List<Job> without(List<Job> jobs) {
        return jobs.stream()
                .<Job>map(job -> new Not(job.step(), job.shown(), "what it depends on is not installed (node_modules)"))
                .toList();
    }

    private static String program(Place place) {
        for (Path at = place.folder(); at != null && at.startsWith(place.root()); at = at.getParent()) {
            if (Files.exists(at.resolve("pnpm-lock.yaml"))) return "pnpm";
            if (Files.exists(at.resolve("yarn.lock"))) return "yarn";
        }
        return "npm";
    }

    private static Optional<Job> concerned(Place place, List<Path> files, String test) {
        Optional<String> runner = runner(test);
        var named = new ArrayList<String>();
        var found = new LinkedHashSet<Path>();
        for (Path file : files) {
            String stem = Place.stem(file);
            if (stem.endsWith(".test") || stem.endsWith(".spec")) found.add(file);
            else named.addAll(List.of(stem + ".test", stem + ".spec"));
        }
        found.addAll(place.files(named));
        if (runner.isEmpty() || found.isEmpty()) return Optional.empty();
        String program = runner.get().startsWith("npx") ? "npx" : "node";
        return Optional.of(
                new Run(Step.TESTS, place.run(runner.get() + " " + place.named(List.copyOf(found))), program));
    }

    private static Optional<String> runner(String test) {
        if (test.contains("vitest")) return Optional.of("npx --no-install vitest run");
        if (test.contains("jest")) return Optional.of("npx --no-install jest");
        if (test.contains("mocha")) return Optional.of("npx --no-install mocha");
        return test.contains("node --test") ? Optional.of("node --test") : Optional.empty();
    }
}
