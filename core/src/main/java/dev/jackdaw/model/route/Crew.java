package dev.jackdaw.model.route;

import dev.jackdaw.model.Failover;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Recording;
import dev.jackdaw.model.Replaying;
import dev.jackdaw.model.Tape;
import dev.jackdaw.model.Watched;
import dev.jackdaw.model.Work;
import dev.jackdaw.model.Work.Tier;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The models of a lineup, each opened when it is first needed.
///
/// The session's model is backed by the fallbacks; a model set apart for some work by the session's model and them.
/// Where none is set apart for cheap work, the small model of the session's provider does it.
public final class Crew implements Gateway {
    private static final int PATIENCE_WITH_OTHERS = 3;

    private final Lineup lineup;
    private final Roster roster;
    private final Optional<Tape> tape;
    private final Map<String, Watched.Pulse> pulses = new HashMap<>();
    private final Map<Work, Model> models = new EnumMap<>(Work.class);
    private Endpoint main;
    private UnaryOperator<Endpoint> thinking = UnaryOperator.identity();

    public Crew(Lineup lineup) {
        this(lineup, lineup.taping().map(taping -> new Tape(taping.file())));
    }

    private Crew(Lineup lineup, Optional<Tape> tape) {
        this.lineup = lineup;
        this.main = lineup.main();
        this.tape = tape;
        var setUp = new ArrayList<Endpoint>(List.of(lineup.main()));
        setUp.addAll(lineup.others());
        setUp.addAll(lineup.fallbacks());
        setUp.addAll(lineup.tiers().values());
        setUp.addAll(lineup.works().values());
        this.roster = new Roster(setUp, lineup.known());
    }

    @Override
    public synchronized Model model(Work work) {
        return models.computeIfAbsent(work, this::opened);
    }

    private Model opened(Work work) {
        Optional<Endpoint> apart = apart(work).filter(endpoint -> !endpoint.equals(main));
        if (apart.isEmpty() && work != Work.EXECUTE) return model(Work.EXECUTE);
        var inOrder = new LinkedHashMap<String, Endpoint>();
        apart.ifPresent(endpoint -> inOrder.put(endpoint.toString(), endpoint));
        inOrder.putIfAbsent(main.toString(), main);
        for (Endpoint fallback : lineup.fallbacks()) inOrder.putIfAbsent(fallback.toString(), fallback);
        int patience = inOrder.size() == 1 ? Integer.MAX_VALUE : PATIENCE_WITH_OTHERS;
        List<Watched> watched = inOrder.values().stream()
                .map(endpoint -> new Watched(Models.open(thinking.apply(endpoint), patience), pulse(endpoint)))
                .toList();
        return taped(watched.size() == 1 ? watched.getFirst() : new Failover(watched));
    }

    private Model taped(Model model) {
        if (tape.isEmpty() || lineup.taping().isEmpty()) return model;
        return switch (lineup.taping().get()) {
            case Lineup.Taping.To _ -> new Recording(model, tape.get());
            case Lineup.Taping.From _ -> new Replaying(model, tape.get());
        };
    }

    private Watched.Pulse pulse(Endpoint endpoint) {
        return pulses.computeIfAbsent(endpoint.toString(), _ -> new Watched.Pulse());
    }

    /// The model set apart for that work.
    private Optional<Endpoint> apart(Work work) {
        return Optional.ofNullable(lineup.works().get(work)).or(() -> of(work.tier()));
    }

    private Optional<Endpoint> of(Tier tier) {
        Optional<Endpoint> said = Optional.ofNullable(lineup.tiers().get(tier));
        return said.isPresent() || tier != Tier.CHEAP ? said : cheap();
    }

    /// The small model of the session's provider: the same key opens it, and at its own address it is there.
    private Optional<Endpoint> cheap() {
        return Optional.of(main.provider().cheap())
                .filter(cheap ->
                        !cheap.isEmpty() && main.base().equals(main.provider().base()))
                .map(cheap -> roster.asking(main, cheap));
    }

    @Override
    public synchronized void choose(String name) {
        main = Arrays.stream(Tier.values())
                .filter(tier -> tier != Tier.SESSION && label(tier).equalsIgnoreCase(name))
                .findFirst()
                .map(tier -> of(tier).orElseThrow(() -> new IllegalArgumentException("no model is set apart for "
                        + label(tier) + "; say which in a config file: gateway: {" + label(tier) + ": NAME}")))
                .orElseGet(() -> roster.find(name.strip(), main));
        models.clear();
    }

    @Override
    public synchronized void think(Optional<String> effort) {
        Optional<Effort> wanted = effort.map(Crew::effort);
        thinking = endpoint -> endpoint.in(endpoint.manner().thinking(wanted));
        models.clear();
    }

    @Override
    public synchronized Gateway beginning(String name) {
        var other = new Crew(lineup, tape);
        other.main = main;
        other.thinking = thinking;
        other.choose(name);
        return other;
    }

    private static Effort effort(String label) {
        return Effort.named(label)
                .orElseThrow(() -> new IllegalArgumentException("there is no effort \"" + label + "\"; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(Effort.values())
                                        .map(Effort::label)
                                        .toList())));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized long window() {
        return main.window();
    }

    @Override
    public synchronized long output() {
        return main.maxOutput().orElse((int) main.card().output());
    }

    @Override
    public synchronized long window(Work work) {
        return apart(work).orElse(main).window();
    }

    @Override
    public synchronized List<Standing> standings() {
        return uses().stream()
                .collect(Collectors.groupingBy(
                        use -> use.endpoint().toString(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(uses -> standing(uses.getFirst().endpoint(), uses))
                .toList();
    }

    /// @param word empty where it is none now, but could be chosen
    private record Use(Endpoint endpoint, String word) {}

    private List<Use> uses() {
        var uses = new ArrayList<Use>();
        uses.add(new Use(main, "session"));
        for (Endpoint fallback : lineup.fallbacks())
            uses.add(new Use(fallback, "fallback " + (lineup.fallbacks().indexOf(fallback) + 1)));
        for (Tier tier : Tier.values()) of(tier).ifPresent(endpoint -> uses.add(new Use(endpoint, label(tier))));
        for (Work work : Work.values())
            Optional.ofNullable(lineup.works().get(work))
                    .ifPresent(endpoint -> uses.add(new Use(endpoint, label(work))));
        uses.add(new Use(lineup.main(), ""));
        for (Endpoint other : lineup.others()) if (!other.model().isEmpty()) uses.add(new Use(other, ""));
        return uses;
    }

    private Standing standing(Endpoint endpoint, List<Use> uses) {
        List<String> words =
                uses.stream().map(Use::word).filter(word -> !word.isEmpty()).toList();
        return new Standing(endpoint.label(), words, pulse(endpoint).health());
    }
}
