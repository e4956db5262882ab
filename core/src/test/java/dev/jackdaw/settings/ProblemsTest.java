package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
    @TempDir
    private Path folder;

    private Desk desk() {
        return new Desk(folder).environment("OPENAI_API_KEY", "k");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "context_window: 999 | context_window | 999 is too small | at least 1,000",
                "context_window: many | context_window | \"many\" is not a number | 128K or 1M",
                "max_tokens: 0 | max_tokens | 0 is out of range | from 1 to 1,000,000",
                "max_tokens: 1.5 | max_tokens | \"1.5\" is not a number | 128K or 1M",
                "temperature: 3 | temperature | 3 is out of range | from 0 to 2",
                "temperature: hot | temperature | \"hot\" is not a number | from 0 to 2",
                "stream: maybe | stream | neither true nor false | write true or false",
                "max_steps: -1 | max_steps | -1 is out of range | from 1 to 10,000",
                "max_turns: x | max_turns | \"x\" is not a number | in digits",
                "modle: x | modle | there is no such field | did you mean model?",
                "permissions: {alow: [A]} | permissions.alow | there is no such field | did you mean permissions.allow?",
                "permission_mode: yolo | permission_mode | \"yolo\" is not a permission mode | acceptEdits",
                "permissions: {deny: ['(x)']} | permissions.deny | \"(x)\" is not a rule | Tool or Tool(spec)",
                "provider: opneai | provider | there is no provider \"opneai\" | did you mean openai?",
                "wire: soap | wire | there is no format \"soap\" | choose one of chat-completions",
                "base_url: 'ftp://x' | base_url | is not the URL of a server | https://HOST/PATH",
                "base_url: 'https://me:secret@h.test/v1' | base_url | it holds a name or a password | write https://h.test/v1,",
                "base_url: 'https://h.test/model/invoke' | base_url | is the address of /invoke | up to and without it",
                "base_url: 'https://a b' | base_url | it is not a URL | https://HOST/PATH",
                "headers: [a] | headers | must be a map | {NAME: VALUE}",
                "model: [a] | model | must be a single value | model: VALUE",
                "add_dirs: [/not/there] | add_dirs | there is no folder /not/there | create it",
                "add_dirs: {a: b} | add_dirs | must be a list | add_dirs: [",
                "model: '${NOT_SET}' | model | the variable NOT_SET is not set | ${NOT_SET:-OTHERWISE}",
                "api_key_env: NOT_SET | api_key_env | the variable NOT_SET is not set | name the one",
                "effort: huge | effort | there is no effort \"huge\" | choose one of low, medium, high, xhigh, max",
                "tool_calling: maybe | tool_calling | there is no tool_calling | choose one of native, text, auto",
                "prompt_cache: on | prompt_cache | there is no prompt_cache | auto, off, openai_explicit",
                "max_budget_usd: much | max_budget_usd | \"much\" is no amount | such as 2.50",
                "max_budget_usd: 0 | max_budget_usd | it must be more than 0 | such as 2.50",
                "max_tokens_total: -5 | max_tokens_total | it must be more than 0 | such as 500K",
                "timeout: soon | timeout | \"soon\" is no amount | 30s, 10m, 2h",
                "fallback_model: [a, b, c, d] | fallback_model | 4 are too many | three at most",
                "fallback_model: anthropic/m | fallback_model | there is no key for anthropic | set ANTHROPIC_API_KEY",
                "fallback_model: opneai/m | fallback_model | there is no provider \"opneai\" | did you mean openai?",
                "gateway: {cheep: m} | gateway | there is no \"cheep\" in it | did you mean cheap?",
                "gateway: {cheap: {modle: m}} | gateway | there is no \"modle\" in it | did you mean model?",
                "gateway: {cheap: {provider: anthropic, model: m}} | api_key | no key for anthropic | ANTHROPIC_API_KEY",
                "gateway: {cheap: {model: m, api_key_env: NOT_SET}} | gateway | the variable NOT_SET is not set | set it",
                "gateway: {cheap: {model: m, effort: hihg}} | gateway | there is no \"hihg\" | did you mean high?",
                "providers: {mine: {model: m}} | providers.mine | it has no address | add base",
                "providers: {mine: {base: 'https://h.test', wire: soap}} | providers.mine | no format \"soap\" | choose",
                "providers: {mine: {basis: x}} | providers.mine | there is no field basis | did you mean base?",
                "models: {m: {window: big}} | models.m | window is not a number | 128K",
                "models: {m: {prices: {inptu: 1}}} | models.m | there is no field inptu | did you mean input?",
                "models: [m] | models | must be a map | {NAME: VALUE}",
                "replay: nowhere | replay | there is no file | make it with --record",
                "record: no/such/folder/x | record | there is no folder | create it",
                "fake_script: nowhere | fake_script | there is no file | name a file",
                "language: tlh | language | is not a language | en or zh",
                "'{wire: anthropic, base_url: \"https://h.test/v1/chat/completions\"}' | base_url | is an address for chat-completions | set wire to chat-completions",
                "'{wire: openai, base_url: \"https://h.test/anthropic\"}' | base_url | is an address for anthropic-messages | set wire to anthropic-messages",
                "'{wire: anthropic, base_url: \"https://api.openai.com/v1\"}' | base_url | is an address for openai-responses | set wire to",
            })
    void aProblemNamesFileFieldAndMend(String yaml, String field, String what, String mend) {
        Desk desk = desk().user(yaml);
        Loaded loaded = desk.load();
        assertEquals(Optional.empty(), loaded.settings());
        Problem problem = loaded.problems().getFirst();
        assertEquals(desk.userFile().toString(), problem.where());
        assertEquals(field, problem.field());
        assertTrue(problem.what().contains(what), problem.what());
        assertTrue(problem.mend().contains(mend), problem.mend());
    }

    @Test
    void allProblemsOfAllSourcesAreToldAtOnce() {
        Desk desk = desk().user("{max_steps: 0, colour: red}")
                .project("temperature: 9")
                .environment("JACKDAW_MAX_TOKENS", "-1")
                .flag("permission_mode", "yolo");
        assertEquals(
                List.of(
                        "colour " + desk.userFile(),
                        "max_steps " + desk.userFile(),
                        "max_tokens environment",
                        "permission_mode flag",
                        "temperature " + desk.projectFile()),
                desk.load().problems().stream()
                        .map(problem -> problem.field() + " " + problem.where())
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsNotYamlIsToldWithItsPlace() {
        Problem problem =
                desk().user("model: a\nbase_url: [unclosed\n").load().problems().getFirst();
        assertEquals(desk().userFile().toString(), problem.where());
        assertTrue(problem.what().matches("it is not YAML: line \\d+, column \\d+: .*"), problem.what());
        assertFalse(problem.mend().isEmpty());
    }

    @Test
    void withoutAnyModelTheWaysToOneAreTold() {
        Problem problem = new Desk(folder).load().problems().getFirst();
        assertEquals("no model is configured", problem.what());
        for (String way : List.of("OPENAI_API_KEY or ANTHROPIC_API_KEY", "jackdaw init", "jackdaw demo"))
            assertTrue(problem.mend().contains(way), problem.mend());
    }

    @Test
    void aMissingKeyIsToldWithItsVariable() {
        for (Desk desk : List.of(
                new Desk(folder).flag("provider", "anthropic"), new Desk(folder).flag("model", "claude-opus-4"))) {
            Problem problem = desk.load().problems().getFirst();
            assertEquals("there is no key for anthropic", problem.what());
            assertTrue(problem.mend().startsWith("set ANTHROPIC_API_KEY"), problem.mend());
        }
    }

    @Test
    void whatIsTakenOtherwiseThanWrittenIsAWarning() {
        List<String> warnings = Stream.of(
                        desk().flag("base_url", "host.test/v1").flag("model", "m"),
                        desk().flag("base_url", "localhost:8080").flag("model", "m"),
                        desk().flag("context_window", "9M"),
                        desk().flag("base_url", "http://host.test").flag("model", "m"))
                .map(desk -> desk.load())
                .peek(loaded -> assertTrue(
                        loaded.settings().isPresent(), () -> loaded.problems().toString()))
                .map(loaded -> loaded.warnings().getFirst().what())
                .toList();
        assertEquals(
                List.of(
                        "it has no scheme; taken as https://host.test/v1",
                        "it has no scheme; taken as http://localhost:8080",
                        "9M is more than any known model takes",
                        "the key would travel unencrypted to host.test"),
                warnings);
    }
}
