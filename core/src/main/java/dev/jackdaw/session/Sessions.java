package dev.jackdaw.session;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.wording.Brief;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The sessions of one working directory, in files outside it.
public final class Sessions {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final String AGENTS = "agents";
    private static final int HEAD = 1 << 20;
    private static final int LONGEST_PREVIEW = 1_000;

    private final Path project;

    /// @param state where the program keeps its state
    /// @param directory the folder the sessions work in
    public Sessions(Path state, Path directory) {
        this.project = state.resolve("projects").resolve(slug(directory));
    }

    /// The folder that holds everything about this working directory.
    public Path project() {
        return project;
    }

    private Path folder() {
        return project.resolve("sessions");
    }

    /// Where a session is kept: those of subagents apart from the user's own.
    public Path file(String id) {
        Path own = folder().resolve(id + ".jsonl");
        Path agent = agents().resolve(id + ".jsonl");
        return !Files.exists(own) && Files.exists(agent) ? agent : own;
    }

    private Path agents() {
        return project.resolve(AGENTS);
    }

    /// The session of a subagent: as its file tells it, or a new one; kept in memory where that above it is.
    ///
    /// @param above the session it belongs to
    /// @param id that session's id, a dot and its name
    public static Session agent(Session above, String id) throws IOException {
        Path folder = above.file().map(Path::getParent).orElse(null);
        if (folder == null) return Session.inMemory(id);
        Path file = folder.resolveSibling(AGENTS).resolve(id + ".jsonl");
        return Files.exists(file) ? Session.open(id, file) : Session.create(id, file);
    }

    /// A new session under an id of its own.
    public Session create() throws IOException {
        return create(newId());
    }

    /// A new session under that id.
    ///
    /// @throws IOException when the id is taken or holds other characters than letters, digits, `-`, `_` and `.`
    public Session create(String id) throws IOException {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"))
            throw new IOException("\"" + id + "\" cannot be a session id: use letters, digits, '-', '_' and '.'");
        if (Files.exists(file(id))) throw new IOException("session " + id + " exists already; resume it with -r " + id);
        return Session.create(id, file(id));
    }

    public Session open(String id) throws IOException {
        return Session.open(id, file(id));
    }

    /// A copy of a session under a new id.
    public Session fork(String id) throws IOException {
        String copy = newId();
        Log.Contents contents = Log.read(file(id));
        Session session = Session.create(copy, file(copy));
        for (Line line : contents.lines())
            session.append(
                    line.fact() instanceof Fact.Started s
                            ? new Line(line.seq(), line.at(), forked(s, copy, id))
                            : line);
        return session;
    }

    private static Fact forked(Fact.Started s, String copy, String id) {
        return new Fact.Started(
                s.version(),
                copy,
                s.directory(),
                s.model(),
                s.policy(),
                s.instructions(),
                Optional.of(id),
                s.sections());
    }

    /// The facts of a session, read only.
    public List<Line> lines(String id) throws IOException {
        return Log.read(file(id)).lines();
    }

    /// An id that sorts by time.
    public static String newId() {
        byte[] random = new byte[3];
        new SecureRandom().nextBytes(random);
        return STAMP.format(LocalDateTime.now(ZoneOffset.UTC)) + "-"
                + HexFormat.of().formatHex(random);
    }

    /// One line of the list of sessions.
    ///
    /// @param preview the title, else the first thing the user said; at most 80 characters
    public record Entry(String id, Instant changed, long bytes, String preview) {}

    /// The sessions, newest first.
    public List<Entry> list() throws IOException {
        if (!Files.isDirectory(folder())) return List.of();
        var entries = new ArrayList<Entry>();
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) entries.add(entry(file));
        }
        entries.sort(
                Comparator.comparing(Entry::changed).thenComparing(Entry::id).reversed());
        return entries;
    }

    private static Entry entry(Path file) throws IOException {
        String id = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
        return new Entry(id, Files.getLastModifiedTime(file).toInstant(), Files.size(file), preview(file));
    }

    private static String preview(Path file) throws IOException {
        String head;
        try (var in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        Optional<String> titled = first("titled", head);
        Optional<String> said = titled.or(() -> first("user-said", head));
        if (said.isEmpty()) return "";
        try {
            return switch (Line.parse(said.get()).fact()) {
                case Fact.Titled(var title) -> shortened(title);
                case Fact.UserSaid(var text, var _, var _) -> shortened(text);
                case Fact _ -> "";
            };
        } catch (JsonFault cut) {
            return shortened(beginning(said.get()));
        }
    }

    /// The first line of a kind.
    ///
    /// @param head the beginning of a log, a character for each byte
    private static Optional<String> first(String kind, String head) {
        int at = head.indexOf("\"type\":\"" + kind + "\"");
        if (at < 0) return Optional.empty();
        int end = head.indexOf('\n', at);
        String line = head.substring(head.lastIndexOf('\n', at) + 1, end < 0 ? head.length() : end);
        return Optional.of(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /// How the text of a line begins that is not there as a whole.
    private static String beginning(String cut) {
        String field = "\"text\":\"";
        int start = cut.indexOf(field) + field.length();
        int most = Math.min(start + LONGEST_PREVIEW, cut.length());
        int end = start;
        while (end < most && cut.charAt(end) != '"')
            end += cut.charAt(end) != '\\' ? 1 : cut.startsWith("u", end + 1) ? 6 : 2;
        try {
            return Json.parse("\"" + cut.substring(start, Math.min(end, cut.length())) + "\"")
                    .text("");
        } catch (JsonFault torn) {
            return "";
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return Brief.head(line, 80);
    }

    /// The one session an id, the beginning of an id, or `latest` names.
    ///
    /// @throws IOException when there is none, or several
    public String find(String wanted) throws IOException {
        List<Entry> all = list();
        if (wanted.equals("latest") || wanted.isEmpty()) {
            if (all.isEmpty()) throw new IOException("there is no session to resume in this folder yet");
            return all.getFirst().id();
        }
        List<String> found =
                all.stream().map(Entry::id).filter(id -> id.startsWith(wanted)).toList();
        if (found.contains(wanted) || found.size() == 1) return found.contains(wanted) ? wanted : found.getFirst();
        if (found.isEmpty() && Files.exists(agents().resolve(wanted + ".jsonl"))) return wanted;
        throw new IOException(
                found.isEmpty()
                        ? "there is no session \"" + wanted + "\" in this folder; `jackdaw sessions list` shows them"
                        : "\"" + wanted + "\" names several sessions: " + String.join(", ", found));
    }

    /// A readable name for a folder that no other folder has.
    private static String slug(Path directory) {
        String path = directory.toAbsolutePath().normalize().toString();
        String readable = path.replaceAll("[^A-Za-z0-9]+", "-").replaceFirst("^-", "");
        String tail = readable.length() > 60 ? readable.substring(readable.length() - 60) : readable;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return tail + "-" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
