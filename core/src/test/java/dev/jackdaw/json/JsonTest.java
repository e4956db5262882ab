package dev.jackdaw.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[true,false,null],\"c\":{\"d\":\"e\"}}",
                "1.50",
                "123456789012345678901234567890",
                "\"中文 😀 \\u0000\"",
                "[]"
            })
    void whatIsReadIsWrittenBackUnchanged(String text) {
        assertEquals(text, Json.parse(text).write());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1} x", "nul", "{\"a\":}", "\"\u0001\""})
    void whatIsNotOneJsonValueIsRefused(String text) {
        assertThrows(JsonFault.class, () -> Json.parse(text));
    }

    @Test
    void loneSurrogatesNeverLeaveTheProgram() {
        String text = "a\ud800b\udc00c😀\ud83d";
        assertEquals("\"a\ufffdb\ufffdc😀\ufffd\"", Json.of(text).write());
    }

    @Test
    void aFaultSaysWhere() {
        JsonFault fault = assertThrows(JsonFault.class, () -> Json.parse("{\n \"a\": oops}"));
        assertTrue(fault.getMessage().contains("line 2"), fault.getMessage());
    }
}
