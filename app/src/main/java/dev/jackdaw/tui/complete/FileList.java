package dev.jackdaw.tui.complete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/// Paths to be searched with each key: added to by several threads while others look.
final class FileList {
    /// Folders whose content is built, or fetched, as a rule.
    private static final Set<String> BUILT =
            Set.of("target", "build", "dist", "out", "node_modules", "vendor", "__pycache__", "venv", "obj", "Pods");

    /// The bit of a mask that says that a path is hidden or built.
    private static final long LESSER = Long.MIN_VALUE;

    private static final int FIRST = 1 << 10;

    /// A moment of the list; what is added later is in no moment before.
    private static final class Moment {
        private final String[] paths;
        private final long[] masks;
        private final int size;

        Moment(String[] paths, long[] masks, int size) {
            this.paths = paths;
            this.masks = masks;
            this.size = size;
        }
    }

    private volatile Moment now = new Moment(new String[FIRST], new long[FIRST], 0);

    int size() {
        return now.size;
    }

    /// Takes more paths, relative to one folder; those of folders end in `/`.
    synchronized void add(List<String> more) {
        Moment before = now;
        int size = before.size + more.size();
        int room = before.paths.length;
        while (room < size) room *= 2;
        boolean grows = room > before.paths.length;
        String[] paths = grows ? Arrays.copyOf(before.paths, room) : before.paths;
        long[] masks = grows ? Arrays.copyOf(before.masks, room) : before.masks;
        int at = before.size;
        for (String path : more) {
            paths[at] = path;
            masks[at++] = Fuzzy.mask(path) & ~LESSER | (lesser(path) ? LESSER : 0);
        }
        now = new Moment(paths, masks, size);
    }

    private static boolean lesser(String path) {
        for (int at = 0; at < path.length(); ) {
            int slash = path.indexOf('/', at);
            int end = slash < 0 ? path.length() : slash;
            if (path.charAt(at) == '.' || slash >= 0 && BUILT.contains(path.substring(at, end))) return true;
            at = end + 1;
        }
        return false;
    }

    private record Found(String path, boolean lesser, int score, int length) {
        static final Comparator<Found> BEST = Comparator.comparing(Found::lesser)
                .thenComparing(Comparator.comparingInt(Found::score).reversed())
                .thenComparingInt(Found::length)
                .thenComparing(Found::path);
    }

    /// The paths that fit best, best first; hidden and built ones behind the others, unless they begin with what was
    /// typed.
    List<String> best(String query, int most) {
        Moment moment = now;
        var fuzzy = new Fuzzy(query);
        var best = new PriorityQueue<Found>(most + 1, Found.BEST.reversed());
        for (int i = 0; i < moment.size; i++) {
            long mask = moment.masks[i];
            if (!fuzzy.may(mask)) continue;
            String path = moment.paths[i];
            int score = fuzzy.score(path);
            if (score == Fuzzy.NONE) continue;
            boolean lesser = mask < 0 && (query.isEmpty() || !path.regionMatches(true, 0, query, 0, query.length()));
            int length = query.isEmpty() ? depth(path) : path.length();
            if (best.size() == most && worse(lesser, score, length, path, best.element())) continue;
            best.add(new Found(path, lesser, score, length));
            if (best.size() > most) best.remove();
        }
        var found = new ArrayList<>(best);
        found.sort(Found.BEST);
        return found.stream().map(Found::path).toList();
    }

    /// Whether it is not among the best, as most are not.
    private static boolean worse(boolean lesser, int score, int length, String path, Found last) {
        if (lesser != last.lesser()) return lesser;
        if (score != last.score()) return score < last.score();
        return length != last.length() ? length > last.length() : path.compareTo(last.path()) > 0;
    }

    private static int depth(String path) {
        int depth = 0;
        for (int i = 0; i < path.length() - 1; i++) if (path.charAt(i) == '/') depth++;
        return depth;
    }
}
