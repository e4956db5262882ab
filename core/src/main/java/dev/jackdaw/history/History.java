package dev.jackdaw.history;

import dev.jackdaw.secret.Secrets;
import dev.jackdaw.session.Line;
import dev.jackdaw.wording.Brief;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// All that was said and done in a session, searched and recalled: also what was cleared, summed up or rewound. Secrets
/// in what is given out are masked, as they are in the log.
///
/// There is no index: 50,000 lines with 200 MB of text take a few hundred milliseconds.
public final class History {
    /// How much more the newest counts than the oldest of equal worth.
    private static final double RECENCY = 0.2;

    private final List<Entry> entries;

    public History(List<Line> lines) {
        this.entries = Entries.of(lines);
    }

    /// What was found.
    ///
    /// @param hits some of them, the best first
    /// @param total how many there are
    public record Findings(List<Hit> hits, int total) {
        public Findings {
            hits = List.copyOf(hits);
        }
    }

    private record Scored(Entry entry, double score, Term rarest) {}

    /// Searches for words, or phrases in quotation marks. What hits more of them, rarer ones, and what is newer, comes
    /// first.
    ///
    /// @param skip the best of them, which were told before
    public Findings search(String query, int skip, int most) {
        List<Term> terms = Query.terms(query);
        if (terms.isEmpty()) return new Findings(List.of(), 0);
        List<Scored> ranked = ranked(terms);
        Set<String> repeated = repeated();
        var hits = new ArrayList<Hit>();
        for (Scored scored : ranked.subList(Math.min(skip, ranked.size()), ranked.size())) {
            if (hits.size() == most) break;
            Entry entry = scored.entry;
            String id = repeated.contains(entry.id()) ? entry.place() : entry.id();
            String excerpt = Excerpt.of(entry, scored.rarest);
            if (!excerpt.isEmpty())
                hits.add(new Hit(id, entry.turn(), entry.line().at(), Secrets.mask(Brief.line(entry.who())), excerpt));
        }
        return new Findings(hits, ranked.size());
    }

    private List<Scored> ranked(List<Term> terms) {
        int[] hits = IntStream.range(0, entries.size())
                .parallel()
                .map(i -> own(entries.get(i)) ? 0 : hits(entries.get(i), terms))
                .toArray();
        double[] rarity = rarity(terms.size(), hits);
        var ranked = new ArrayList<Scored>();
        for (int i = 0; i < hits.length; i++) if (hits[i] != 0) ranked.add(scored(i, hits[i], rarity, terms));
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        return ranked;
    }

    /// What a search found is no find.
    private static boolean own(Entry entry) {
        int blank = entry.who().indexOf(' ');
        return blank > 0 && HistorySearch.named(entry.who().substring(0, blank));
    }

    /// A bit for each term that is in it.
    private static int hits(Entry entry, List<Term> terms) {
        int hits = 0;
        for (int i = 0; i < terms.size(); i++)
            for (String part : entry.parts())
                if ((hits & 1 << i) == 0 && terms.get(i).in(part, 0) >= 0) hits |= 1 << i;
        return hits;
    }

    private static double[] rarity(int terms, int[] hits) {
        var rarity = new double[terms];
        for (int term = 0; term < terms; term++) {
            int bit = 1 << term;
            long found = IntStream.of(hits).filter(some -> (some & bit) != 0).count();
            rarity[term] = Math.log(1 + (hits.length + 1.0) / (found + 0.5));
        }
        return rarity;
    }

    private Scored scored(int place, int hits, double[] rarity, List<Term> terms) {
        double sum = 0;
        int rarest = Integer.numberOfTrailingZeros(hits);
        for (int term = 0; term < rarity.length; term++) {
            if ((hits & 1 << term) == 0) continue;
            sum += rarity[term];
            if (rarity[term] > rarity[rarest]) rarest = term;
        }
        double covered = (double) Integer.bitCount(hits) / rarity.length;
        double recent = 1 + RECENCY * place / entries.size();
        return new Scored(entries.get(place), sum * covered * recent, terms.get(rarest));
    }

    /// Ids that do not say which of several is meant: some providers give the same call id again and again, and turns
    /// are counted anew after a rewind.
    private Set<String> repeated() {
        var once = new HashSet<String>();
        var repeated = new HashSet<String>();
        for (Entry entry : entries) if (!once.add(entry.id())) repeated.add(entry.id());
        return repeated;
    }

    /// What has that id: `line-SEQ`, a call's or `turn-N`; several where the id is not unique.
    public List<Entry> named(String id) {
        String wanted = id.strip();
        List<Entry> found =
                entries.stream().filter(entry -> entry.id().equals(wanted)).toList();
        return found.isEmpty()
                ? entries.stream().filter(entry -> entry.place().equals(wanted)).toList()
                : found;
    }

    /// The whole text of an entry.
    public static String text(Entry entry) {
        return Secrets.mask(entry.text());
    }
}
