package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Nearest;
import dev.jackdaw.tool.ToolSpec;
import java.util.List;

/// The tools a reply may call.
///
/// @param manner how they were offered
record Offer(List<ToolSpec> tools, Manner manner) {

    /// How tools are offered.
    enum Manner {
        /// As the wire has it.
        WIRE,
        /// In the text, with this program's own protocol.
        TEXT,
        /// In the text, for the last time: a call that cannot be read is given to the loop as it is.
        TEXT_ONCE_MORE
    }

    /// Whether this program's own protocol is to be expected.
    boolean protocol() {
        return manner != Manner.WIRE;
    }

    /// Whether the model is asked again after a call that cannot be read.
    boolean patient() {
        return manner == Manner.TEXT;
    }

    /// Whether a call by that name is meant for one of them.
    boolean knows(String name) {
        return !Nearest.to(name, tools.stream().map(ToolSpec::name).toList(), 1).isEmpty();
    }

    /// Whether a tool takes a text for that parameter, as far as its schema says.
    boolean takesText(String tool, String parameter) {
        for (ToolSpec spec : tools)
            if (spec.name().equals(tool)) {
                Json schema = spec.schema().get("properties").get(parameter);
                return schema.get("type").text("string").equals("string");
            }
        return true;
    }
}
