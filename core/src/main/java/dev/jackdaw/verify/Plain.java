package dev.jackdaw.verify;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.json.YamlText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// Files of one language by themselves: whether they are well-formed.
final class Plain {
    private static final String LOAD_DTD = "http://apache.org/xml/features/nonvalidating/load-external-dtd";

    private Plain() {}

    /// What is to be checked of files whatever they belong to.
    ///
    /// @param depth how far sources in Java are understood
    static List<Job> jobs(List<Path> files, Place place, JavaSource.Depth depth) {
        var jobs = new ArrayList<Job>();
        for (Path file : files) fault(file, place).ifPresent(jobs::add);
        List<Path> java = with(files, "java");
        if (!java.isEmpty() && JavaSource.available())
            jobs.add(new Job.Here("javac " + place.named(java), () -> JavaSource.faults(java, place.root(), depth)));
        else if (!java.isEmpty())
            jobs.add(new Job.Not(Job.Step.SYNTAX, "javac " + place.named(java), "this Java has no compiler"));
        for (Path shell : with(files, "sh", "bash"))
            jobs.add(run(place, "bash -n " + place.named(List.of(shell)), "bash"));
        for (Path script : with(files, "js", "mjs", "cjs"))
            jobs.add(run(place, "node --check " + place.named(List.of(script)), "node"));
        return jobs;
    }

    private static Job run(Place place, String command, String program) {
        return new Job.Run(Job.Step.SYNTAX, place.run(command), program);
    }

    static List<Path> with(List<Path> files, String... endings) {
        return files.stream()
                .filter(file -> List.of(endings).contains(Place.ending(file)))
                .toList();
    }

    private static Optional<Job> fault(Path file, Place place) {
        return switch (Place.ending(file)) {
            case "json" ->
                commented(file) ? Optional.empty() : Optional.of(here("JSON", file, place, () -> json(file)));
            case "yaml", "yml" -> Optional.of(here("YAML", file, place, () -> yaml(file)));
            case "xml", "svg", "xsd", "xsl" -> Optional.of(here("XML", file, place, () -> xml(file)));
            default -> Optional.empty();
        };
    }

    private interface Fault {
        Optional<String> of() throws IOException;
    }

    private static Job here(String language, Path file, Place place, Fault fault) {
        String name = place.named(file);
        return new Job.Here(language + " " + name, () -> {
            try {
                return fault.of().map(text -> name + ": " + text).stream().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Files of editors and compilers may hold comments.
    private static boolean commented(Path file) {
        String name = Place.name(file);
        return name.startsWith("tsconfig")
                || name.startsWith("jsconfig")
                || file.toString().contains("/.vscode/");
    }

    private static Optional<String> json(Path file) {
        String text = Place.read(file);
        try {
            if (!text.isBlank()) Json.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return Optional.empty();
        } catch (JsonFault fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        }
    }

    /// A template is none before it is filled in.
    private static Optional<String> yaml(Path file) {
        String text = Place.read(file);
        return text.contains("{{") || text.contains("{%") ? Optional.empty() : YamlText.fault(text);
    }

    private static Optional<String> xml(Path file) throws IOException {
        String text = Place.read(file);
        if (text.isBlank()) return Optional.empty();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature(LOAD_DTD, false);
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), new DefaultHandler());
            return Optional.empty();
        } catch (SAXParseException fault) {
            return Optional.of("line " + fault.getLineNumber() + ": " + fault.getMessage());
        } catch (SAXException | ParserConfigurationException unusual) {
            return Optional.empty();
        }
    }
}
