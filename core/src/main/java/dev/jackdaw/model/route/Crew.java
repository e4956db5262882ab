package dev.jackdaw.model.route;

import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Health;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Work;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The models of a lineup, each opened when it is first needed.
public final class Crew implements Gateway {
    private final Lineup lineup;
    private final Map<Work.Tier, Model> tiers = new EnumMap<>(Work.Tier.class);
    private Endpoint main;

    public Crew(Lineup lineup) {
        this.lineup = lineup;
        this.main = lineup.main();
    }

    @Override
    public synchronized Model model(Work work) {
        Work.Tier tier = lineup.tiers().containsKey(work.tier()) ? work.tier() : Work.Tier.SESSION;
        return tiers.computeIfAbsent(tier, which -> Models.open(lineup.tiers().getOrDefault(which, main)));
    }

    @Override
    public synchronized void choose(String name) {
        main = main.asking(dev.jackdaw.model.provider.Cards.of(main.provider(), name));
        tiers.remove(Work.Tier.SESSION);
    }

    @Override
    public synchronized void think(Optional<String> effort) {
        Optional<Effort> wanted = effort.map(Crew::effort);
        main = main.in(main.manner().thinking(wanted));
        tiers.remove(Work.Tier.SESSION);
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

    @Override
    public synchronized long window() {
        return main.window();
    }

    @Override
    public synchronized List<Standing> standings() {
        return List.of(new Standing(main.label(), List.of("session"), Health.FRESH));
    }
}
