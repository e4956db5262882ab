package dev.jackdaw.model;

/// A model around another: known by the other's name, and shown what the other takes.
public interface Around extends Model {
    /// The one within.
    Model model();

    @Override
    default String origin() {
        return model().origin();
    }

    @Override
    default String name() {
        return model().name();
    }

    @Override
    default boolean takes(String kind) {
        return model().takes(kind);
    }
}
