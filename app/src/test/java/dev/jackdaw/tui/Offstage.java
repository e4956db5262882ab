package dev.jackdaw.tui;

import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.stage.Errand;
import dev.jackdaw.tui.stage.Overlay;
import dev.jackdaw.tui.stage.Stage;
import java.util.List;

/// A stage on which nothing comes of anything, for tests that look at one thing.
public interface Offstage extends Stage {
    @Override
    default void show(List<Row> rows) {}

    @Override
    default void ask(Choice choice) {}

    @Override
    default void lay(Overlay overlay) {}

    @Override
    default void meanwhile(Errand errand) {}

    @Override
    default void wear(Theme theme) {}

    @Override
    default void turnTo(Session session) {}

    @Override
    default void unfold() {}

    @Override
    default void unfold(List<Line> lines) {}

    @Override
    default boolean copy(String text) {
        return false;
    }

    @Override
    default void leave() {}
}
