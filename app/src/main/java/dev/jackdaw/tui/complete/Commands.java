package dev.jackdaw.tui.complete;

import dev.jackdaw.tui.edit.Completions;
import dev.jackdaw.tui.edit.Offer;
import dev.jackdaw.tui.edit.Offers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/// Completes commands that begin with a slash, and their arguments.
public final class Commands implements Completions {

    /// What there is.
    public interface Source {
        /// The commands, without their slashes; asked with each key.
        List<Suggestion> names();

        /// What the argument of a command may be as a whole; may take a while.
        List<Suggestion> arguments(String name);
    }

    private record Found(Suggestion candidate, boolean begins, int score) {}

    private final Source source;
    private final Fetched<String, List<Suggestion>> arguments;

    /// @param elsewhere where arguments are found out
    /// @param there told, on another thread, when they are
    public Commands(Source source, Executor elsewhere, Runnable there) {
        this.source = source;
        this.arguments = new Fetched<>(source::arguments, List.of(), elsewhere, there);
    }

    @Override
    public Offers of(CharSequence raw, int cursor, Occasion occasion) {
        String text = raw.toString();
        boolean command = text.startsWith("/") && text.indexOf('\n') < 0 && cursor == text.length();
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        if (!command || word.indexOf('/', 1) >= 0) {
            arguments.forget();
            return Offers.NONE;
        }
        if (space < 0) return names(word.substring(1));
        String typed = text.substring(space + 1);
        return arguments(word.substring(1), typed, space + 1);
    }

    private Offers names(String typed) {
        arguments.forget();
        var offers = new ArrayList<Offer>();
        List<Suggestion> all = source.names();
        for (Suggestion each : fitting(all, typed, Suggestion::name)) {
            boolean alone = each.hint().isEmpty();
            String shown = "/" + each.name() + (alone ? "" : " " + each.hint());
            offers.add(new Offer(
                    "/" + each.name() + (alone ? "" : " "),
                    shown,
                    each.detail(),
                    alone ? Offer.Then.DONE : Offer.Then.ON));
        }
        return new Offers(0, typed.length() + 1, offers, standing(all, typed));
    }

    private Offers arguments(String name, String typed, int from) {
        List<Suggestion> all = arguments.of(name);
        var offers = new ArrayList<Offer>();
        for (Suggestion each : fitting(all, typed, one -> one.name() + " " + one.detail()))
            offers.add(new Offer(each.name(), each.name(), each.detail(), Offer.Then.DONE));
        return new Offers(from, from + typed.length(), offers, standing(all, typed));
    }

    private static Offers.Standing standing(List<Suggestion> all, String typed) {
        boolean whole =
                typed.isBlank() || all.stream().anyMatch(each -> each.name().equals(typed.strip()));
        return whole ? Offers.Standing.WHOLE : Offers.Standing.PART;
    }

    /// Those that begin so go first; in the order they came where they fit equally well.
    private static List<Suggestion> fitting(
            List<Suggestion> all, String typed, java.util.function.Function<Suggestion, String> searched) {
        var fuzzy = new Fuzzy(typed);
        var found = new ArrayList<Found>();
        String small = typed.toLowerCase(Locale.ROOT);
        for (Suggestion each : all) {
            int score = Math.max(fuzzy.score(each.name()), fuzzy.score(searched.apply(each)));
            boolean begins = each.name().toLowerCase(Locale.ROOT).startsWith(small);
            if (score != Fuzzy.NONE) found.add(new Found(each, begins, score));
        }
        if (!fuzzy.empty())
            found.sort(Comparator.comparing(Found::begins)
                    .thenComparingInt(Found::score)
                    .reversed());
        return found.stream().map(Found::candidate).toList();
    }
}
