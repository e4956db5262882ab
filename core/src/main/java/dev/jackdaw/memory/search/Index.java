package dev.jackdaw.memory.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Finds the texts a question is about: BM25 over words (Robertson and Zaragoza 2009, 3.1), times importance, times
/// what age leaves.
///
/// It is two lists of numbers, made anew when notes are first needed and read through for each question: a few
/// milliseconds for ten thousand notes, and nothing to keep beside the files.
public final class Index {
    private static final double K = 1.2;
    private static final double B = 0.5;

    /// With fewer texts a word is taken for as rare as among so many: three notes say little about what is rare.
    private static final int FEWEST = 100;

    /// A long question is about the words that weigh most in it.
    private static final int ABOUT = 8;

    /// The share of the question's weight a text must have to be about it, with one word in common and with several.
    private static final double COVERED = 0.3;

    private static final double COVERED_BY_SEVERAL = 0.1;

    /// Words in common, each as much as it weighs in the question.
    private static final double SEVERAL = 1.4;

    private static final Comparator<Hit> BEST =
            Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::place);

    private final List<Entry> entries;
    private final Flat texts;
    private final Flat tags;
    private final Synonyms synonyms;

    private Index(List<Entry> entries, Flat texts, Flat tags, Synonyms synonyms) {
        this.entries = entries;
        this.texts = texts;
        this.tags = tags;
        this.synonyms = synonyms;
    }

    public static Index of(List<Entry> entries) {
        var texts = new Growing();
        var tags = new Growing();
        int[] textEnds = new int[entries.size()];
        int[] tagEnds = new int[entries.size()];
        for (int i = 0; i < textEnds.length; i++) {
            Words.each(entries.get(i).text(), texts::add);
            textEnds[i] = texts.size();
            for (String tag : entries.get(i).tags()) Words.each(tag, tags::add);
            tagEnds[i] = tags.size();
        }
        return new Index(
                List.copyOf(entries),
                new Flat(texts.array(), textEnds),
                new Flat(tags.array(), tagEnds),
                entries.isEmpty() ? Synonyms.NONE : Synonyms.read());
    }

    /// A text that was found.
    ///
    /// @param place among the entries
    /// @param about whether it is about the question, and does not merely share a word with it
    public record Hit(int place, double score, boolean about) {}

    /// The best, the best first.
    public List<Hit> find(String question, int most, Instant now, Weights weights) {
        Query query = Query.of(question, weights, synonyms);
        if (query.size() == 0) return List.of();
        var sought = new Sought(query);
        for (int text = 0; text < entries.size(); text++) {
            sought.look(texts, text, 1);
            sought.look(tags, text, weights.tag());
            sought.next(text);
        }
        return sought.hits(most, now, weights);
    }

    /// What was found of a question.
    private final class Sought {
        private final Query query;
        private final double[] counts;
        private final int[] texts;
        private final Growing touched = new Growing();
        private final Growing found = new Growing();
        private final List<double[]> frequencies = new ArrayList<>();
        private double total;

        Sought(Query query) {
            this.query = query;
            this.counts = new double[query.size()];
            this.texts = new int[query.size()];
        }

        void look(Flat flat, int text, double weight) {
            total += flat.length(text);
            int end = flat.ends()[text];
            int[] words = flat.words();
            for (int at = flat.from(text); at < end; at++) {
                if (!query.maybe(words[at])) continue;
                int place = query.find(words[at]);
                if (place < 0) continue;
                if (counts[place] == 0) touched.add(place);
                counts[place] += weight;
            }
        }

        /// Keeps what was found in a text: place and frequency of each word of the question.
        void next(int text) {
            if (touched.size() == 0) return;
            double[] frequency = new double[2 * touched.size()];
            for (int i = 0; i < touched.size(); i++) {
                int place = touched.at(i);
                frequency[2 * i] = place;
                frequency[2 * i + 1] = counts[place];
                counts[place] = 0;
                texts[place]++;
            }
            touched.clear();
            found.add(text);
            frequencies.add(frequency);
        }

        List<Hit> hits(int most, Instant now, Weights weights) {
            double[] rarity = new double[texts.length];
            double all = Math.max(FEWEST, entries.size());
            for (int i = 0; i < rarity.length; i++)
                rarity[i] = query.weight(i) * Math.log(1 + (all - texts[i] + 0.5) / (texts[i] + 0.5));
            double average = Math.max(1, total / entries.size());
            var measure = new Measure(rarity, average, about(rarity), now, weights);
            var best = new PriorityQueue<Hit>(BEST.reversed());
            for (int i = 0; i < found.size(); i++) {
                double least = best.size() < most ? 0 : best.element().score();
                hit(found.at(i), frequencies.get(i), least, measure).ifPresent(best::add);
                if (best.size() > most) best.remove();
            }
            return best.stream().sorted(BEST).toList();
        }

        /// What the question weighs.
        private double about(double[] rarity) {
            double[] own = Arrays.copyOf(rarity, query.own());
            Arrays.sort(own);
            double sum = 0;
            for (int i = Math.max(0, own.length - ABOUT); i < own.length; i++) sum += own[i];
            return sum;
        }

        /// Nothing where the text is worse than that, before its age and importance make it worse still.
        private Optional<Hit> hit(int text, double[] frequency, double least, Measure measure) {
            double length = 1 - B + B * Index.this.texts.length(text) / measure.average();
            double score = 0;
            double covered = 0;
            double words = 0;
            for (int i = 0; i < frequency.length; i += 2) {
                int place = (int) frequency[i];
                double often = frequency[i + 1];
                double rarity = measure.rarity()[place];
                score += rarity * often * (K + 1) / (often + K * length);
                covered += rarity;
                words += query.weight(place);
            }
            if (score <= least) return Optional.empty();
            double share = words < SEVERAL ? COVERED : COVERED_BY_SEVERAL;
            return Optional.of(new Hit(
                    text,
                    score * measure.weights().left(entries.get(text), measure.now()),
                    covered >= share * measure.about()));
        }
    }

    /// What texts are measured by.
    ///
    /// @param rarity of each word of the question
    /// @param about what the question weighs
    @SuppressWarnings("ArrayRecordComponent")
    private record Measure(double[] rarity, double average, double about, Instant now, Weights weights) {}
}
