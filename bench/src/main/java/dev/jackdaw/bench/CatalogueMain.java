package dev.jackdaw.bench;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Makes `models.json` anew: `./dev models [PACKAGE]`, from an unpacked package or its archive, or from the newest one,
/// which npm fetches.
public final class CatalogueMain {
    private CatalogueMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: CatalogueMain OUTPUT [FILE.tgz|DIR]");
            System.exit(2);
        }
        Json plan = plan();
        Path output = Path.of(arguments[0]);
        Path source = arguments.length == 2
                ? Path.of(arguments[1])
                : fetched(plan.get("package").text(""));
        String text = new Catalogue(plan, unpacked(source)).text();
        Files.writeString(output, text);
        System.out.println(output + ": "
                + text.lines().filter(line -> line.contains("\"window\"")).count() + " models, "
                + text.getBytes(StandardCharsets.UTF_8).length / 1024 + " kB");
        tellOfGaps(plan);
    }

    private static Json plan() throws IOException {
        try (InputStream in = CatalogueMain.class.getResourceAsStream("catalogue.json")) {
            return Json.parse(Objects.requireNonNull(in).readAllBytes());
        }
    }

    /// The archive of the newest package. Its tag is named, for npm would else prefer an older one made for this Node.
    private static Path fetched(String name) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("catalogue-");
        run(List.of("npm", "pack", name + "@latest", "--silent", "--pack-destination", folder.toString()));
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow(() -> new IOException("npm fetched nothing"));
        }
    }

    private static Path unpacked(Path source) throws IOException, InterruptedException {
        if (Files.isDirectory(source)) return source;
        Path folder = Files.createTempDirectory("catalogue-");
        run(List.of("tar", "-xzf", source.toString(), "-C", folder.toString()));
        return folder.resolve("package");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) throw new IOException(String.join(" ", command) + " ended with code " + code);
    }

    private static void tellOfGaps(Json plan) {
        var planned = plan.get("providers").items().stream()
                .map(entry -> entry.get("provider").text(""))
                .collect(Collectors.toSet());
        var ours = Providers.all().stream().map(Provider::name).collect(Collectors.toSet());
        System.out.println("not in the catalogue: "
                + ours.stream().filter(name -> !planned.contains(name)).sorted().toList());
        System.out.println("not among the providers: "
                + planned.stream().filter(name -> !ours.contains(name)).sorted().toList());
    }
}
