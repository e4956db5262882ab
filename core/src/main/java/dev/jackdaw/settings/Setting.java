package dev.jackdaw.settings;

import dev.jackdaw.json.Json;

/// What one source says about a field.
///
/// @param where the source as problems name it
/// @param source the source as it is shown, with the variable
record Setting(Field field, Json value, Layer layer, String where, String source) {

    /// The same source saying something else about the field.
    Setting saying(Json other) {
        return new Setting(field, other, layer, where, source);
    }

    /// Its text; numbers and truths as they are written.
    ///
    /// A switch over patterns would be linked when it first runs, which every start would wait for.
    String text() {
        return value instanceof Json.Str(var text) ? text.strip() : value.write();
    }
}
