package dev.jackdaw.tui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportTest {
    @Test
    void aSwitchIsToldOnceWithItsCause() {
        var switched = new Line(1, Instant.EPOCH, new Fact.ModelSwitched("wire/a", "wire/b", "overloaded"));
        assertEquals(
                "# Session s\n\n*wire/b in place of wire/a: overloaded*\n", Export.markdown("s", List.of(switched)));
    }
}
