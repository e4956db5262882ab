package dev.jackdaw.settings;

import dev.jackdaw.json.Json;

/// What one source says about a field.
///
/// @param where the source as problems name it
/// @param source the source as it is shown, with the variable
record Setting(Field field, Json value, Layer layer, String where, String source) {

    /// Its text; numbers and truths as they are written.
    String text() {
        return switch (value) {
            case Json.Str(var text) -> text.strip();
            case Json.Num(var literal) -> literal;
            case Json.Bool(var truth) -> String.valueOf(truth);
            case Json.Obj _, Json.Arr _, Json.Null _ -> value.write();
        };
    }
}
