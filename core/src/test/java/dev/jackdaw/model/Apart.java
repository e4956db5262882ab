package dev.jackdaw.model;

import java.util.List;
import java.util.Optional;

/// A model for the session, and another set apart for one kind of work; neither can be changed.
public record Apart(Model session, Work work, Model other) implements Gateway {
    @Override
    public Model model(Work asked) {
        return asked == work ? other : session;
    }

    @Override
    public void choose(String name) {
        Gateway.of(session).choose(name);
    }

    @Override
    public void think(Optional<String> effort) {
        Gateway.of(session).think(effort);
    }

    @Override
    public List<Standing> standings() {
        return Gateway.of(session).standings();
    }
}
