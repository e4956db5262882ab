package dev.jackdaw.tui.complete;

import dev.jackdaw.tui.edit.Completions;
import dev.jackdaw.tui.edit.Offer;
import dev.jackdaw.tui.edit.Offers;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// Completes files: behind `@`, and where the user asks for it in a command for the shell.
///
/// Names are of the workspace, wherever in it; those that begin with `/`, `~/`, `./` or `../` are looked up in their
/// folder.
public final class Mentions implements Completions {
    private static final int MOST = 60;

    /// Entries of one folder that are looked at.
    private static final int FOLDER = 5_000;

    private final FileIndex files;
    private final Path directory;
    private final Fetched<String, FileList> folders;

    /// @param directory what `./` and `../` begin at
    public Mentions(FileIndex files, Path directory, Executor elsewhere, Runnable there) {
        this.files = files;
        this.directory = directory;
        this.folders = new Fetched<>(this::entries, new FileList(), elsewhere, there);
    }

    @Override
    public Offers of(CharSequence text, int cursor, Occasion occasion) {
        boolean shell = !text.isEmpty() && text.charAt(0) == '!';
        Part part = shell && occasion == Occasion.WANTED ? Part.word(text, cursor) : Part.mention(text, cursor);
        if (part.from() < 0) {
            folders.forget();
            return Offers.NONE;
        }
        String typed = part.name();
        var offers = new ArrayList<Offer>();
        boolean whole = typed.isEmpty() || typed.endsWith("/");
        for (String path : paths(typed)) {
            whole |= path.equals(typed) || path.equals(typed + "/");
            boolean folder = path.endsWith("/");
            offers.add(new Offer(part.writing(path), path, "", folder ? Offer.Then.ON : Offer.Then.DONE));
        }
        return new Offers(part.from(), cursor, offers, whole ? Offers.Standing.WHOLE : Offers.Standing.PART);
    }

    private List<String> paths(String typed) {
        boolean elsewhere = typed.startsWith("/")
                || typed.startsWith("~/")
                || typed.startsWith("./")
                || typed.startsWith("../")
                || typed.equals("~")
                || typed.equals("..");
        if (!elsewhere) {
            folders.forget();
            files.freshen();
            return files.best(typed, MOST);
        }
        int slash = typed.lastIndexOf('/') + 1;
        if (slash == 0) return List.of(typed + "/");
        String folder = typed.substring(0, slash);
        return folders.of(folder).best(typed.substring(slash), MOST).stream()
                .map(name -> folder + name)
                .toList();
    }

    private FileList entries(String folder) {
        var names = new ArrayList<String>();
        Path home = Path.of(System.getProperty("user.home", "/"));
        Path path = folder.startsWith("~/") ? home.resolve(folder.substring(2)) : directory.resolve(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                names.add(Files.isDirectory(entry) ? name + "/" : name);
                if (names.size() >= FOLDER) break;
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException | java.nio.file.InvalidPathException none) {
            names.clear();
        }
        var list = new FileList();
        list.add(names);
        return list;
    }
}
