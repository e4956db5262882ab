package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {
    private final Likeness likeness = new Likeness("\"number\"", Likeness.Numbers.FIRST, "\"padding\":\"");

    private boolean fits(String event) {
        byte[] bytes = Body.bytes(event);
        return likeness.fits(bytes, 0, bytes.length);
    }

    private void learn(String event, String text) {
        byte[] bytes = Body.bytes(event);
        likeness.learn(bytes, 0, bytes.length, "delta", text);
    }

    private static final String BEFORE = "{\"number\":%d,\"item\":%d,\"delta\":\"%s\",\"padding\":\"%s\"}";
    private static final String BEHIND = "{\"item\":%2$d,\"delta\":\"%3$s\",\"number\":%1$d,\"padding\":\"%4$s\"}";

    @ParameterizedTest
    @ValueSource(strings = {BEFORE, BEHIND})
    void numberTextAndPaddingMayDiffer(String order) {
        learn(order.formatted(9, 3, "one", "xyz"), "one");
        assertTrue(fits(order.formatted(10, 3, "\\u0074wo \\n", "")));
        assertEquals("two \n", likeness.text());
        assertTrue(fits(order.formatted(1234, 3, "", "padding")));
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE, BEHIND})
    void anotherItemOrFieldIsAnotherEvent(String order) {
        learn(order.formatted(9, 3, "one", "xyz"), "one");
        assertFalse(fits(order.formatted(10, 4, "two", "xyz")));
        assertFalse(fits(order.formatted(10, 31, "two", "xyz")));
        assertFalse(fits(order.formatted(10, 3, "two", "x\",\"delta\":\"y")));
        assertFalse(fits(order.formatted(10, 3, "two", "xyz").replace("padding", "paddinG")));
        assertFalse(fits(order.formatted(10, 3, "two", "xyz") + "}"));
    }
}
