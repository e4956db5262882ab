package dev.jackdaw.tui.complete;

import dev.jackdaw.secret.Own;
import dev.jackdaw.tool.Media;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// The image in the clipboard, asked of the program the desktop has for it. Only those of Linux were tried.
public final class Clipboard {
    /// Seconds a program may take, and bytes it may give.
    private static final long PATIENCE = 5;

    private static final int MOST = 64 << 20;

    private static final String POWERSHELL = "Add-Type -AssemblyName System.Windows.Forms,System.Drawing;"
            + "$i=[Windows.Forms.Clipboard]::GetImage();if($i){$m=New-Object IO.MemoryStream;"
            + "$i.Save($m,[Drawing.Imaging.ImageFormat]::Png);$b=$m.ToArray();"
            + "[Console]::OpenStandardOutput().Write($b,0,$b.Length)}";

    /// What came of asking.
    public sealed interface Answer {}

    public record Image(Path file) implements Answer {}

    /// There is no image in it.
    public record Empty() implements Answer {}

    /// Nobody can be asked.
    ///
    /// @param wanted the program that would be
    public record Unreachable(String wanted) implements Answer {}

    /// @param words the program with its arguments
    private record Way(List<String> words) {
        static Way of(String... words) {
            return new Way(List.of(words));
        }
    }

    private final Map<String, String> environment;
    private final String system;

    /// @param system the name of the operating system, as Java knows it
    public Clipboard(Map<String, String> environment, String system) {
        this.environment = Map.copyOf(environment);
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /// Asks for the image, which becomes a file; takes a while.
    public Answer image(Path folder) throws IOException, InterruptedException {
        List<Way> ways = ways();
        boolean asked = false;
        for (Way way : ways) {
            Optional<File> program = program(way.words().getFirst());
            if (program.isEmpty()) continue;
            asked = true;
            byte[] said = decoded(output(program.get(), way));
            Optional<String> type = Media.type(said).filter(kind -> kind.startsWith("image/"));
            if (type.isPresent()) return kept(said, type.get(), folder);
        }
        return asked ? new Empty() : new Unreachable(ways.getFirst().words().getFirst());
    }

    private static Image kept(byte[] bytes, String type, Path folder) throws IOException {
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Path file = folder.resolve("clipboard-" + number + "." + type.substring("image/".length()));
        Own.file(file);
        Files.write(file, bytes);
        return new Image(file);
    }

    private List<Way> ways() {
        Way wayland = Way.of("wl-paste", "--no-newline", "--type", "image/png");
        Way x11 = Way.of("xclip", "-selection", "clipboard", "-target", "image/png", "-out");
        Way windows = Way.of("powershell.exe", "-NoProfile", "-STA", "-Command", POWERSHELL);
        if (system.startsWith("mac"))
            return List.of(Way.of("pngpaste", "-"), Way.of("osascript", "-e", "get the clipboard as «class PNGf»"));
        if (system.startsWith("windows")) return List.of(windows);
        if (environment.containsKey("WSL_DISTRO_NAME")) return List.of(windows, wayland, x11);
        return environment.containsKey("WAYLAND_DISPLAY") ? List.of(wayland, x11) : List.of(x11, wayland);
    }

    private Optional<File> program(String name) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            var file = new File(folder, name);
            if (!folder.isEmpty() && file.isFile() && file.canExecute()) return Optional.of(file);
        }
        return Optional.empty();
    }

    /// What it prints; nothing where it fails.
    private static byte[] output(File program, Way way) throws InterruptedException {
        var words = new ArrayList<>(way.words());
        words.set(0, program.getPath());
        var builder = new ProcessBuilder(words);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            FutureTask<byte[]> said = new FutureTask<>(() -> read(process));
            Thread.ofVirtual().start(said);
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) process.destroyForcibly();
            return said.get();
        } catch (ExecutionException broken) {
            return new byte[0];
        } catch (IOException unusable) {
            return new byte[0];
        }
    }

    private static byte[] read(Process process) {
        try (var in = process.getInputStream()) {
            return in.readNBytes(MOST);
        } catch (IOException closed) {
            return new byte[0];
        }
    }

    /// AppleScript writes bytes as `«data PNGf89504E47…»`.
    private static byte[] decoded(byte[] said) {
        String start = new String(said, 0, Math.min(said.length, 32), StandardCharsets.UTF_8);
        int data = start.indexOf("PNGf");
        if (!start.startsWith("«data") || data < 0) return said;
        String text = new String(said, StandardCharsets.UTF_8);
        int end = text.indexOf('»');
        try {
            return HexFormat.of().parseHex(text.substring(data + 4, end < 0 ? text.length() : end));
        } catch (IllegalArgumentException garbled) {
            return new byte[0];
        }
    }
}
