package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.model.provider.Cards;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.model.route.Lineup;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.sandbox.Wishes;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
    @TempDir
    private Path folder;

    private Desk desk() {
        return new Desk(folder);
    }

    private static String summary(Endpoint endpoint) {
        return endpoint.provider() + " " + endpoint.wire() + " " + endpoint.model() + " " + endpoint.base() + " "
                + endpoint.key().orElse("-");
    }

    @Test
    void aKeyInTheEnvironmentIsEnough() {
        assertEquals(
                "openai openai-responses gpt-5.6-sol https://api.openai.com/v1 k",
                summary(desk().environment("OPENAI_API_KEY", "k").settings().endpoint()));
        assertEquals(
                "anthropic anthropic-messages claude-sonnet-4-6 https://api.anthropic.com k",
                summary(desk().environment("ANTHROPIC_API_KEY", "k").settings().endpoint()));
    }

    @Test
    void aKeyBesideAProvidersNameIsForNobodyElse() {
        Desk desk = desk().user("provider: openai\napi_key: theirs\n").environment("JACKDAW_PROVIDER", "anthropic");
        assertEquals(
                List.of("there is no key for anthropic"),
                desk.load().problems().stream().map(Problem::what).toList());
    }

    @Test
    void theUsualVariablesNameAddressAndModelToo() {
        Settings settings = desk().environment(
                        "OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "http://127.0.0.1:9/v1/", "OPENAI_MODEL", "m")
                .settings();
        assertEquals("openai chat-completions m http://127.0.0.1:9/v1 k", summary(settings.endpoint()));
    }

    @Test
    void aLocalAddressNeedsNoKey() {
        Settings settings =
                desk().environment("OPENAI_BASE_URL", "http://localhost:9/v1").settings();
        assertEquals("openai chat-completions gpt-5.6-sol http://localhost:9/v1 -", summary(settings.endpoint()));
    }

    @Test
    void withSeveralKeysTheModelsNameChooses() {
        String[] keys = {"OPENAI_API_KEY", "o", "ANTHROPIC_API_KEY", "a", "DEEPSEEK_API_KEY", "d"};
        Map<String, String> expected = Map.of(
                "claude-opus-4", "anthropic claude-opus-4 a",
                "gpt-5-mini", "openai gpt-5-mini o",
                "o3", "openai o3 o",
                "deepseek-reasoner", "deepseek deepseek-reasoner d",
                "openai/whatever", "openai whatever o");
        Map<String, String> found = expected.keySet().stream().collect(Collectors.toMap(model -> model, model -> {
            Endpoint endpoint =
                    desk().environment(keys).flag("model", model).settings().endpoint();
            return endpoint.provider() + " " + endpoint.model() + " "
                    + endpoint.key().orElse("-");
        }));
        assertEquals(expected, found);
    }

    @Test
    void ofSeveralThatServeAModelTheOneThereIsAKeyForIsMeant() {
        Desk desk =
                desk().environment("OPENAI_API_KEY", "o", "ZAI_API_KEY", "z").flag("model", "glm-5.2");
        assertEquals("zai glm-5.2", named(desk));
        Desk both = desk().environment("ZHIPU_API_KEY", "b", "ZAI_API_KEY", "z").flag("model", "glm-5.2");
        assertEquals("zhipu glm-5.2", named(both));
    }

    private static String named(Desk desk) {
        Endpoint endpoint = desk.settings().endpoint();
        return endpoint.provider() + " " + endpoint.model();
    }

    @Test
    void withSeveralKeysTheProviderThatIsSetUpFurtherIsMeant() {
        Endpoint endpoint = desk().environment("OPENAI_API_KEY", "o", "ANTHROPIC_API_KEY", "a", "OPENAI_MODEL", "m")
                .settings()
                .endpoint();
        assertEquals("openai openai-responses m https://api.openai.com/v1 o", summary(endpoint));
    }

    @Test
    void aNamedProviderWinsOverTheKeysAtHand() {
        Desk desk = desk().environment("OPENAI_API_KEY", "o", "ANTHROPIC_API_KEY", "a", "OPENAI_MODEL", "m");
        assertEquals(
                "anthropic anthropic-messages claude-sonnet-4-6 https://api.anthropic.com a",
                summary(desk.flag("provider", "anthropic").settings().endpoint()));
    }

    @Test
    void aProxyMayServeModelsOfOthers() {
        Endpoint endpoint = desk().environment("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "https://proxy.test/v1")
                .flag("model", "claude-opus-4")
                .settings()
                .endpoint();
        assertEquals("openai chat-completions claude-opus-4 https://proxy.test/v1 k", summary(endpoint));
    }

    @Test
    void anAddressAloneIsSpokenToInTheFormatItShows() {
        Desk plain = desk().environment("OPENAI_API_KEY", "k").flag("model", "m");
        assertEquals(
                "http chat-completions m https://host.test/v1 k",
                summary(plain.flag("base_url", "https://host.test/v1")
                        .settings()
                        .endpoint()));
        Desk other = desk().environment("ANTHROPIC_API_KEY", "k").flag("model", "m");
        assertEquals(
                "http anthropic-messages m https://host.test/anthropic k",
                summary(other.flag("base_url", "https://host.test/anthropic")
                        .settings()
                        .endpoint()));
    }

    @Test
    void aServerMayBeSpokenToInItsOtherFormat() {
        Settings settings = desk().environment(
                        "OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "https://api.openai.com/v1", "JACKDAW_WIRE", "chat")
                .settings();
        assertEquals("openai chat-completions gpt-5.6-sol https://api.openai.com/v1 k", summary(settings.endpoint()));
    }

    @Test
    void anAuthorizationTokenStandsForAKey() {
        Endpoint endpoint =
                desk().environment("ANTHROPIC_AUTH_TOKEN", "t").settings().endpoint();
        assertEquals(Map.of("Authorization", "Bearer t"), endpoint.headers());
        assertEquals(Optional.empty(), endpoint.key());
    }

    @Test
    void aFileSetsEverything() {
        desk().user("""
                provider: openai
                model: ${NAME:-m}-1
                base_url: https://host.test/v1
                api_key: ${SECRET}
                context_window: 1M
                max_tokens: 8K
                temperature: 0.5
                stream: false
                headers: {X-Team: red}
                extra: {reasoning: {effort: high}, top_k: 3}
                permission_mode: plan
                permissions:
                  allow: ["Bash(git log:*)", Edit]
                  ask: ["Bash(git push:*)"]
                  deny: [WebFetch]
                add_dirs: ["~/.jackdaw"]
                max_steps: 7
                max_turns: 9
                system_prompt: be brief
                append_system_prompt: be kind
                tools: [Read, bash]
                artifacts: out
                """);
        Settings settings = desk().environment("SECRET", "s").settings();
        var address = URI.create("https://host.test/v1");
        Provider provider = Providers.named("openai").orElseThrow().at(address);
        var endpoint = new Endpoint(
                provider,
                Cards.of(provider, "m-1").taking(1_000_000),
                "chat-completions",
                address,
                Credential.of("s"),
                new Manner(OptionalInt.of(8_000), OptionalDouble.of(0.5), false, Optional.empty(), ToolCalling.AUTO),
                Map.of("X-Team", "red"),
                Json.obj("reasoning", Json.obj("effort", "high"), "top_k", 3),
                Optional.empty());
        var policy = new dev.jackdaw.policy.Policy(
                Mode.PLAN,
                List.of(said("Bash(git log:*)"), said("Edit")),
                List.of(said("Bash(git push:*)")),
                List.of(said("WebFetch")));
        assertEquals(
                new Settings(
                        desk().project(),
                        desk().home().resolve(".jackdaw"),
                        Lineup.of(endpoint),
                        policy,
                        List.of(desk().home().resolve(".jackdaw")),
                        new Limits(7, OptionalInt.of(9), Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.of("be brief"),
                        Optional.of("be kind"),
                        List.of("read", "bash"),
                        Optional.of(desk().project().resolve("out")),
                        Appearance.USUAL,
                        List.of(),
                        dev.jackdaw.undo.Quota.USUAL,
                        Wishes.USUAL,
                        new Knowing(Set.of(Owner.USER), Knowing.Compacting.AUTO, Knowing.RECALLED, Knowing.Noting.ON)
                                .in(KnowledgeFiles.around(desk().request())),
                        dev.jackdaw.verify.Rigour.USUAL),
                settings);
    }

    private Rule said(String rule) {
        return Rule.parse(rule)
                .of(new Rule.Origin(
                        desk().userFile().toString(),
                        Optional.of(desk().userFile().getParent())));
    }

    @Test
    void whoeverIsHeededTheUsersFilesAreWhereTheyWere() {
        Settings settings = desk().flag("provider", "demo").settings();
        assertEquals(
                settings.knowing().around(),
                settings.heeding(Set.of(Owner.PROJECT)).knowing().around());
    }

    @Test
    void laterLayersReplaceSingleValuesAndAddToLists() {
        Desk desk = desk().user("{provider: demo, model: user, max_steps: 1, permissions: {deny: [A]}}")
                .project("{model: project, max_steps: 2, permissions: {deny: [B]}}")
                .dotenv("JACKDAW_MODEL=dotenv\nJACKDAW_MAX_STEPS=3")
                .environment("JACKDAW_MODEL", "environment")
                .flag("permissions.deny", "C,D(x, y) E");
        Settings settings = desk.settings();
        assertEquals("environment", settings.endpoint().model());
        assertEquals(3, settings.limits().rounds());
        assertEquals(
                List.of("C", "D(x, y)", "E", "B", "A"),
                settings.policy().deny().stream().map(Rule::text).toList());
        assertEquals("flag", desk.flag("model", "flag").settings().endpoint().model());
    }

    @Test
    void everyValueTellsWhoSaidIt() {
        Desk desk = desk().user("{max_steps: 5}")
                .environment("OPENAI_API_KEY", "sk-0123456789abcdef", "OPENAI_MODEL", "m")
                .flag("temperature", "0");
        assertEquals(
                List.of(
                        new Effective("provider", "openai", "the key at hand"),
                        new Effective("model", "m", "environment OPENAI_MODEL"),
                        new Effective("base_url", "https://api.openai.com/v1", "built-in"),
                        new Effective("api_key", "sk-…cdef", "environment OPENAI_API_KEY"),
                        new Effective("wire", "openai-responses", "built-in"),
                        new Effective("context_window", "128000", "built-in"),
                        new Effective("temperature", "0", "flag"),
                        new Effective("stream", "true", "built-in"),
                        new Effective("permission_mode", "default", "built-in"),
                        new Effective("max_steps", "5", desk.userFile().toString())),
                desk.load().values());
    }

    @Test
    void aScriptStandsForAModel() {
        Endpoint said = desk().environment("OPENAI_API_KEY", "k")
                .flag("fake_response", "hello")
                .settings()
                .endpoint();
        assertEquals("fake fake fake fake:/ -", summary(said));
        assertEquals(Optional.of("hello"), said.script());
        assertEquals(
                Optional.of("@" + desk().project().resolve("x")),
                desk().flag("fake_script", "x").settings().endpoint().script());
    }

    @Test
    void theStateFolderFollowsTheEnvironment() {
        assertEquals(Path.of("/h/.jackdaw"), Layers.state(Map.of("HOME", "/h")));
        assertEquals(Path.of("/s/jackdaw"), Layers.state(Map.of("HOME", "/h", "XDG_STATE_HOME", "/s")));
        assertEquals(Path.of("/j"), Layers.state(Map.of("HOME", "/h", "XDG_STATE_HOME", "/s", "JACKDAW_HOME", "/j")));
    }

    @Test
    void theProjectsFileIsFoundUpToThreeFoldersUp() {
        desk().project("{provider: demo, max_steps: 42}");
        Path three = desk().project().resolve("a/b/c");
        Path four = three.resolve("d");
        assertTrue(four.toFile().mkdirs());
        Map<String, String> environment = Map.of("HOME", desk().home().toString());
        assertEquals(
                42,
                Layers.load(new Request(three, environment, Map.of()))
                        .settings()
                        .orElseThrow()
                        .limits()
                        .rounds());
        assertFalse(
                Layers.load(new Request(four, environment, Map.of())).settings().isPresent());
        assertEquals(
                List.of(
                        desk().home().resolve(".jackdaw/preferences.yaml"),
                        desk().home().resolve(".claude/settings.json"),
                        desk().userFile(),
                        three.resolve(".claude/settings.json"),
                        desk().projectFile(),
                        three.resolve(".claude/settings.local.json"),
                        desk().projectFile().resolveSibling("config.local.yaml"),
                        three.resolve(".env"),
                        Path.of("/etc/claude-code/managed-settings.json"),
                        Path.of("/etc/jackdaw/managed.yaml")),
                Layers.paths(new Request(three, environment, Map.of())));
    }
}
