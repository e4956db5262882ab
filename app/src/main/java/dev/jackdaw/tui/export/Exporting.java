package dev.jackdaw.tui.export;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.Stage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `/export [FILE] [--format md|json] [--force] [--clipboard]`: the session as a document, in a file or in the
/// clipboard.
public final class Exporting {
    private static final int LONGEST_NAME = 40;
    private static final int MOST_NAMES = 1_000;

    /// What was asked for.
    ///
    /// @param file empty for one named by the session
    private record Order(Optional<String> file, String format, boolean force, boolean clipboard) {
        static Optional<Order> of(String text) {
            List<String> words = Arrays.stream(text.split(" +"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            int format = words.indexOf("--format");
            String named = format >= 0 && format + 1 < words.size() ? words.get(format + 1) : "";
            var rest = new java.util.ArrayList<>(words);
            if (format >= 0)
                rest.subList(format, Math.min(rest.size(), format + 2)).clear();
            boolean force = rest.remove("--force");
            boolean clipboard = rest.remove("--clipboard");
            String file = String.join(" ", rest);
            String usual = file.endsWith(".json") ? "json" : "md";
            if (format < 0) named = usual;
            boolean known = (named.equals("md") || named.equals("json"))
                    && rest.stream().noneMatch(word -> word.startsWith("--"));
            return known
                    ? Optional.of(new Order(Optional.of(file).filter(f -> !f.isEmpty()), named, force, clipboard))
                    : Optional.empty();
        }
    }

    private final Stage stage;
    private final Session session;
    private final List<Line> lines;

    private Exporting(Stage stage) {
        this.stage = stage;
        this.session = stage.live().session();
        this.lines = session.lines();
    }

    /// Does it, and tells what was done.
    public static List<Row> run(Stage stage, String argument) {
        Optional<Order> order = Order.of(argument);
        if (order.isEmpty()) return List.of(Row.of(stage.words().of("export.how")));
        var exporting = new Exporting(stage);
        return List.of(order.get().clipboard() ? exporting.copy(order.get()) : exporting.write(order.get()));
    }

    private String text(Order order) {
        return order.format().equals("json") ? Export.json(session.id(), lines) : Export.markdown(session.id(), lines);
    }

    private Row copy(Order order) {
        String text = text(order);
        return stage.copy(text)
                ? Row.of(stage.words().of("export.copied", text.length()))
                : Row.of(Ink.WARNING, stage.words().of("export.no-clipboard"));
    }

    private Row write(Order order) {
        try {
            Path folder = stage.desk().settings().directory();
            Path file = order.file().isPresent()
                    ? folder.resolve(home(order.file().get())).normalize()
                    : free(folder, order.format());
            OpenOption[] how = order.force()
                    ? new OpenOption[] {
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                    }
                    : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
            Files.writeString(file, text(order), how);
            return Row.of(stage.words().of("export.written", Sanitiser.line(file.toString())));
        } catch (FileAlreadyExistsException there) {
            return Row.of(
                    Ink.WARNING, stage.words().of("export.there", Sanitiser.line(String.valueOf(there.getMessage()))));
        } catch (NoSuchFileException gone) {
            Path missing = Path.of(gone.getFile());
            String folder = String.valueOf(missing.getParent() == null ? missing : missing.getParent());
            return Row.of(Ink.BAD, stage.words().of("export.nowhere", Sanitiser.line(folder)));
        } catch (IOException | InvalidPathException e) {
            return Row.of(Ink.BAD, stage.words().of("export.failed", Sanitiser.line(String.valueOf(e))));
        }
    }

    private static String home(String name) {
        return name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name;
    }

    /// A name nothing has yet, by the day the session began and what it is about.
    private Path free(Path folder, String format) {
        Instant began = lines.isEmpty() ? Instant.now() : lines.getFirst().at();
        String stem = "jackdaw-" + LocalDate.ofInstant(began, ZoneId.systemDefault()) + about();
        Path file = folder.resolve(stem + "." + format);
        for (int i = 2; Files.exists(file) && i < MOST_NAMES; i++) file = folder.resolve(stem + "-" + i + "." + format);
        return file;
    }

    private String about() {
        String title = "";
        for (Line line : lines) {
            if (line.fact() instanceof Fact.UserSaid said && title.isEmpty()) title = said.text();
            if (line.fact() instanceof Fact.Titled(var named)) return slug(named);
        }
        return slug(title);
    }

    /// Letters and digits of any script, parted by `-`; with a `-` before, where there are any.
    static String slug(String title) {
        var slug = new StringBuilder();
        for (int c : title.toLowerCase(Locale.ROOT).codePoints().limit(200).toArray()) {
            boolean plain = Character.isLetterOrDigit(c);
            if (slug.length() >= LONGEST_NAME && !plain) break;
            if (plain && slug.length() < LONGEST_NAME + 10) slug.appendCodePoint(c);
            else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') slug.append('-');
        }
        while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') slug.setLength(slug.length() - 1);
        return slug.isEmpty() ? "" : "-" + slug;
    }
}
