package dev.jackdaw.tui.welcome;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.sandbox.Standing;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.settings.Appearance;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The questions of the first start: language, theme, model, permission mode, sandbox. Each may be left out, and
/// turning
/// away from one ends them; what was chosen before holds.
public final class Welcome {
    /// In place of a provider: the user would like to see the demo.
    public static final String DEMO = "demo";

    private static final String PROVIDER = "provider";
    private static final List<String> LANGUAGES = List.of("en", "zh");
    private static final List<Mode> MODES = List.of(Mode.DEFAULT, Mode.ACCEPT_EDITS, Mode.PLAN, Mode.AUTO);
    private static final List<Wishes.Choice> SANDBOXES =
            List.of(Wishes.Choice.AUTO, Wishes.Choice.REQUIRE, Wishes.Choice.OFF);

    private final Words words;
    private final Around around;
    private final Asker asker;
    private final Map<String, String> chosen = new LinkedHashMap<>();

    Welcome(Words words, Around around, Asker asker) {
        this.words = words;
        this.around = around;
        this.asker = asker;
    }

    /// Asks.
    ///
    /// @return what was chosen, by the settings' fields
    Map<String, String> ask() {
        asker.show(Row.of(Ink.BOLD, "Jackdaw " + Jackdaw.VERSION).and(Ink.DIM, " · " + words.of("welcome.skip")));
        if (language() && theme() && (!around.model() || model()) && mode()) sandbox();
        return chosen;
    }

    private boolean language() {
        String now = around.now().getOrDefault("language", words.language());
        OptionalInt place = asker.choose(
                "Language · 语言",
                List.of(new Choice.Option("English", ""), new Choice.Option("简体中文", "")),
                Math.max(0, LANGUAGES.indexOf(now)));
        if (place.isEmpty()) return false;
        words.speak(LANGUAGES.get(place.getAsInt()));
        return took("language", LANGUAGES.get(place.getAsInt()), "welcome.language", words.of("welcome.language.own"));
    }

    private boolean theme() {
        var options = new ArrayList<Choice.Option>();
        options.add(option("welcome.theme.auto"));
        for (String theme : Appearance.THEMES)
            options.add(new Choice.Option(theme, words.of("welcome.theme." + theme)));
        int now = Appearance.THEMES.indexOf(around.now().getOrDefault("theme", "")) + 1;
        OptionalInt place = asker.choose(words.of("welcome.theme"), options, now);
        if (place.isEmpty()) return false;
        if (place.getAsInt() == 0) return true;
        String theme = Appearance.THEMES.get(place.getAsInt() - 1);
        return took("theme", theme, "welcome.theme", theme);
    }

    private boolean model() {
        List<Offer> offers = around.offers().join();
        var options = new ArrayList<Choice.Option>();
        for (Offer offer : offers) {
            String from = offer.key().isEmpty()
                    ? words.of("welcome.model.answers", offer.server())
                    : words.of("welcome.model.key", offer.key());
            options.add(new Choice.Option(offer.label(), from));
        }
        for (String more : List.of("enter", "demo", "skip")) options.add(option("welcome.model." + more));
        OptionalInt place = asker.choose(words.of("welcome.model"), options, 0);
        if (place.isEmpty()) return false;
        int beyond = place.getAsInt() - offers.size();
        if (beyond < 0) {
            Offer offer = offers.get(place.getAsInt());
            chosen.putAll(offer.fields());
            return told("welcome.model", offer.label());
        }
        if (beyond == 1) return took(PROVIDER, DEMO, "welcome.model", words.of("welcome.model.demo"));
        return beyond == 2 || key();
    }

    private boolean key() {
        OptionalInt place = asker.choose(words.of("welcome.whose"), around.keyed(), 0);
        if (place.isEmpty()) return true;
        String provider = around.keyed().get(place.getAsInt()).label();
        Optional<String> key =
                asker.secret(words.of("welcome.secret", provider)).map(String::strip);
        if (key.isEmpty() || key.get().isEmpty()) return true;
        chosen.put("api_key", key.get());
        return took(PROVIDER, provider, "welcome.model", provider);
    }

    private boolean mode() {
        List<Mode> modes = around.sandbox().join().confines() ? MODES : MODES.subList(0, 3);
        List<Choice.Option> options = modes.stream()
                .map(mode -> new Choice.Option(mode.label(), words.of("welcome.mode." + mode.label())))
                .toList();
        String now = around.now().getOrDefault("permission_mode", "");
        int first = Math.max(0, modes.stream().map(Mode::label).toList().indexOf(now));
        OptionalInt place = asker.choose(words.of("welcome.mode"), options, first);
        if (place.isEmpty()) return false;
        String mode = modes.get(place.getAsInt()).label();
        return took("permission_mode", mode, "welcome.moded", mode);
    }

    private void sandbox() {
        Standing standing = around.sandbox().join();
        String here = standing.confines()
                ? words.of("welcome.sandbox.here", standing.level().label())
                : words.of("welcome.sandbox.nothing", Sanitiser.line(standing.why()));
        List<Choice.Option> options = SANDBOXES.stream()
                .map(wish -> new Choice.Option(wish.label(), words.of("welcome.sandbox." + wish.label())))
                .toList();
        String now = around.now().getOrDefault("sandbox", "");
        int first = Math.max(
                0, SANDBOXES.stream().map(Wishes.Choice::label).toList().indexOf(now));
        OptionalInt place = asker.choose(words.of("welcome.sandbox", here), options, first);
        if (place.isPresent()) {
            String sandbox = SANDBOXES.get(place.getAsInt()).label();
            took("sandbox", sandbox, "welcome.sandboxed", sandbox);
        }
    }

    private Choice.Option option(String key) {
        return new Choice.Option(words.of(key), words.of(key + ".why"));
    }

    private boolean took(String field, String value, String what, String shown) {
        chosen.put(field, value);
        return told(what, shown);
    }

    private boolean told(String what, String shown) {
        asker.show(Row.of(Ink.DIM, "  " + words.of(what) + ": ").and(Ink.PLAIN, Sanitiser.line(shown)));
        return true;
    }
}
