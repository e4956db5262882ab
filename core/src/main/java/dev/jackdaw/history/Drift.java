package dev.jackdaw.history;

import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Recovery;
import dev.jackdaw.tool.kit.Vigil;
import dev.jackdaw.wording.Resource;
import dev.jackdaw.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Tells the model of files it has read that others have changed since, each change once.
public final class Drift implements Preparation {
    /// What a [Fact.Reminded] of this is about.
    public static final String ABOUT = "drift";

    private static final int NAMED = 10;

    private final Vigil vigil;
    private final Workspace workspace;
    private Optional<Sightings> earlier;
    private Optional<Fact> next = Optional.empty();

    /// @param earlier what was seen before the session was taken up again
    public Drift(Vigil vigil, Workspace workspace, Sightings earlier) {
        this.vigil = vigil;
        this.workspace = workspace;
        this.earlier = Optional.of(earlier);
    }

    @Override
    public Optional<Fact> before(Conversation conversation) {
        Optional<Fact> told = next;
        next = Optional.empty();
        if (told.isPresent()) return told;
        earlier.ifPresent(seen -> seen.excuse(vigil, workspace));
        earlier = Optional.empty();
        List<Vigil.Drifted> drifted = vigil.drifted(workspace.files());
        if (drifted.isEmpty()) return Optional.empty();
        String names = names(drifted);
        next = Optional.of(new Fact.Reminded(ABOUT, word("drift").replace("{files}", names)));
        return Optional.of(Recovery.WORKSPACE_DRIFT.fact(names));
    }

    private String names(List<Vigil.Drifted> drifted) {
        var names = new ArrayList<String>();
        for (Vigil.Drifted file : drifted.subList(0, Math.min(NAMED, drifted.size())))
            names.add(
                    switch (file.how()) {
                        case CHANGED -> workspace.shown(file.path());
                        case GONE -> word("gone").replace("{file}", workspace.shown(file.path()));
                    });
        if (drifted.size() > NAMED)
            names.add(word("more").replace("{count}", Integer.toString(drifted.size() - NAMED)));
        return String.join(", ", names);
    }

    private static String word(String name) {
        var words = Resource.properties(Drift.class, "drift.properties");
        return Objects.requireNonNull(words.getProperty(name), name);
    }
}
