package dev.jackdaw.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.jackdaw.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String TAIL = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0";

    @ParameterizedTest
    @CsvSource({
        "sk-ant-api03-, sk-a",
        "sk-, 'sk-A'",
        "ghp_, ghp_",
        "github_pat_11, gith",
        "AKIA, AKIA",
        "xoxb-1-2-, xoxb",
        "AIza, AIza",
        "npm_, npm_"
    })
    void keysAreKnownByHowTheyBegin(String prefix, String shown) {
        assertEquals("key " + "[secret " + shown + "…] end", Secrets.mask("key " + prefix + TAIL + " end"));
    }

    @Test
    void privateKeysLoseTheirBody() {
        assertEquals(
                "a\n-----BEGIN OPENSSH PRIVATE KEY-----[secret]-----END OPENSSH PRIVATE KEY-----\nb",
                Secrets.mask(
                        "a\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\nxyz\n-----END OPENSSH PRIVATE KEY-----\nb"));
        assertEquals("-----BEGIN RSA PRIVATE KEY-----[secret]", Secrets.mask("-----BEGIN RSA PRIVATE KEY-----\nMIIE"));
        String certificate = "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----";
        assertEquals(certificate, Secrets.mask(certificate));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: ", "DB_PASSWORD=", "\"access_token\": \"", "secret = '"})
    void valuesNamedAsSecretsAreMaskedWhereTheyLookRandom(String before) {
        assertEquals(before + "[secret x7Gk…]", Secrets.mask(before + "x7Gk29fLq8Zw1Vb3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String password = readPassword(console);",
                "token: the word that stands for a key",
                "max_tokens: 4096",
                "risk-assessment-of-the-whole-house-in-2026",
                "task-1234567890-abcdefghijklmnop",
                "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
                "sk-short"
            })
    void whatIsNoSecretStays(String text) {
        assertSame(text, Secrets.mask(text));
    }

    @Test
    void aMaskedLineOfJsonIsJsonStill() {
        String line = Json.obj("text", "first\nsk-" + TAIL + "\n\"password\": \"" + TAIL + "\"\nlast")
                .write();
        assertEquals(
                "first\n[secret sk-A…]\n\"password\": \"[secret A1b2…]\"\nlast",
                Json.parse(Secrets.mask(line)).get("text").text(""));
    }

    @Test
    void onesOwnKeysAreKnownByTheirVariables() {
        assertEquals(
                List.of("abcdefgh12345678ABCDEFGH", "abcdefgh12345678"),
                Secrets.own(Map.of(
                        "MY_API_KEY", "abcdefgh12345678",
                        "SOME_TOKEN", "abcdefgh12345678ABCDEFGH",
                        "TOKEN_LIMIT", "4096",
                        "HOME", "/home/abcdefgh12345678")));
    }
}
