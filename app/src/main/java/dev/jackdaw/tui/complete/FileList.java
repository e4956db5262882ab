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

    /// Which of the first paths may fit a query: those that fit a longer one are among them.
    private static final class Narrowed {
        private final String query;
        private final int[] fit;
        private final int looked;

        Narrowed(String query, int[] fit, int looked) {
            this.query = query;
            this.fit = fit;
            this.looked = looked;
        }
    }

    private static final Narrowed WIDE = new Narrowed("", new int[0], 0);

    private volatile Narrowed narrowed = WIDE;

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
        Narrowed last = narrowed;
        Narrowed before = query.startsWith(last.query) ? last : WIDE;
        Moment moment = now;
        var fuzzy = new Fuzzy(query);
        var ranking = new Ranking(query, fuzzy, most);
        int looks = before.fit.length + moment.size - before.looked;
        int[] fit = new int[fuzzy.empty() ? 0 : looks];
        int fits = 0;
        for (int i = 0; i < looks; i++) {
            int at = i < before.fit.length ? before.fit[i] : before.looked + i - before.fit.length;
            if (fuzzy.may(moment.masks[at]) && ranking.fits(moment.paths[at], moment.masks[at] < 0) && fit.length > 0)
                fit[fits++] = at;
        }
        narrowed = fuzzy.empty() ? WIDE : new Narrowed(query, Arrays.copyOf(fit, fits), moment.size);
        return ranking.best();
    }

    /// The best so far.
    private static final class Ranking {
        private final String query;
        private final Fuzzy fuzzy;
        private final int most;
        private final PriorityQueue<Found> best;

        Ranking(String query, Fuzzy fuzzy, int most) {
            this.query = query;
            this.fuzzy = fuzzy;
            this.most = most;
            this.best = new PriorityQueue<>(most + 1, Found.BEST.reversed());
        }

        /// Takes a path, if it is among the best.
        ///
        /// @return whether it fits, as far as it had to be looked at
        boolean fits(String path, boolean hidden) {
            boolean lesser = hidden && (query.isEmpty() || !path.regionMatches(true, 0, query, 0, query.length()));
            int length = query.isEmpty() ? depth(path) : path.length();
            int least = best.size() < most ? 0 : least(lesser, length, best.element());
            int score = fuzzy.reaching(least, path);
            if (score == Fuzzy.NONE) return false;
            if (best.size() == most && worse(lesser, score, length, path, best.element())) return true;
            best.add(new Found(path, lesser, score, length));
            if (best.size() > most) best.remove();
            return true;
        }

        /// The least score that is not worse than the last of the best.
        private static int least(boolean lesser, int length, Found last) {
            if (lesser != last.lesser()) return lesser ? Integer.MAX_VALUE : 0;
            return last.score() + (length > last.length() ? 1 : 0);
        }

        List<String> best() {
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
}
