package dev.jackdaw.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Usage;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class HeadlessTest {
    private static final Set<Options.Extra> VERBOSE = Set.of(Options.Extra.VERBOSE);
    private static final Optional<String> TASK = Optional.of("do it");

    @TempDir
    Path folder;

    private static String golden(String name) throws IOException {
        try (InputStream in = HeadlessTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ToolCall call(String id, String tool, String arguments) {
        return new ToolCall(id, tool, arguments);
    }

    @Test
    void theFinalAnswerAloneIsPrintedAsText() throws Exception {
        var trial = new Trial(
                folder,
                new ScriptedModel()
                        .calls(call("a", "bash", "{\"command\":\"make\"}"))
                        .says("It is done.\n"));
        int code = trial.run(Options.Format.TEXT, Set.of(), TASK);
        assertEquals(0, code);
        assertEquals("It is done.\n", trial.printed());
        assertEquals("", trial.complained());
    }

    @Test
    void aProviderThatFailedAndIsAskedAgainIsToldAmongTheErrors() throws Exception {
        var model = new ScriptedModel().plays((prompt, arrivals) -> {
            arrivals.accept(new Arrival.Retrying(1, 5, 500, 503, "busy"));
            return ScriptedModel.reply(List.of(new Content.Text("Done.")), Finish.STOP);
        });
        var trial = new Trial(folder, model);
        trial.run(Options.Format.TEXT, Set.of(), TASK);
        assertEquals("Done.\n", trial.printed());
        assertEquals("the provider failed (busy); attempt 2 of 5 follows in 0.5 s\n", trial.complained());
    }

    @Test
    void aTurnWithCallsIsToldInLinesOfTheContract() throws Exception {
        var model = new ScriptedModel()
                .calls(
                        call("a", "reed", "{\"path\":\"x\"}"),
                        call("b", "Bash", "{\"command\":\"make\"}"),
                        call("c", "read", "{\"path\":\"pom.xml\"}"))
                .says("Done.");
        var trial = new Trial(folder, model);
        assertEquals(0, trial.run(Options.Format.STREAM_JSON, VERBOSE, TASK));
        assertEquals(golden("turn-with-calls.jsonl"), trial.printed());
    }

    @Test
    void piecesComeBetweenStartAndStopWithTheWholeBlockBeforeItsStop() throws Exception {
        var call = call("a", "read", "{\"path\":\"x\"}");
        var search = call("b", "grep", "{\"pattern\":\"x\"}");
        var model = new ScriptedModel()
                .plays((prompt, arrivals) -> {
                    arrivals.accept(new Arrival.ReplyBegan("msg_1", "m", new Usage(7, 0, 3, 0, 0, Json.obj())));
                    arrivals.accept(new Arrival.ThinkingArrived(0, "hm"));
                    arrivals.accept(new Arrival.PartEnded(0, new Content.Thinking("hm", "sig")));
                    arrivals.accept(new Arrival.TextArrived(4, "Let me"));
                    arrivals.accept(new Arrival.PartEnded(4, new Content.Text("Let me")));
                    arrivals.accept(new Arrival.CallBegan(5, call("a", "read", "")));
                    arrivals.accept(new Arrival.CallBegan(6, call("b", "grep", "")));
                    arrivals.accept(new Arrival.ArgumentsArrived(5, "{\"path\":"));
                    arrivals.accept(new Arrival.ArgumentsArrived(6, "{\"pattern\":"));
                    arrivals.accept(new Arrival.ArgumentsArrived(6, "\"x\"}"));
                    arrivals.accept(new Arrival.PartEnded(5, new Content.Call(call)));
                    arrivals.accept(new Arrival.PartEnded(6, new Content.Call(search)));
                    return ScriptedModel.reply(
                            List.of(
                                    new Content.Thinking("hm", "sig"),
                                    new Content.Text("Let me"),
                                    new Content.Call(call),
                                    new Content.Call(search)),
                            Finish.TOOL_CALLS);
                })
                .says("Done.");
        var trial = new Trial(folder, model);
        trial.run(Options.Format.STREAM_JSON, Set.of(Options.Extra.VERBOSE, Options.Extra.PARTIAL), TASK);
        assertEquals(golden("pieces.jsonl"), trial.printed());
    }

    @Test
    void aFailureOfTheProviderIsASuccessThatIsAnError() throws Exception {
        var model = new ScriptedModel()
                .fails(ModelFailure.lasting("invalid x-api-key", ModelFailure.Category.AUTHENTICATION_FAILED, 401));
        var trial = new Trial(folder, model);
        assertEquals(1, trial.run(Options.Format.STREAM_JSON, VERBOSE, TASK));
        assertEquals(golden("failure.jsonl"), trial.printed());
    }

    @Test
    void aFailureOfTheProviderIsTheAnswerAndItsMendStandsAmongTheErrors() throws Exception {
        var model = new ScriptedModel()
                .fails(ModelFailure.lasting("invalid x-api-key", ModelFailure.Category.AUTHENTICATION_FAILED, 401));
        var trial = new Trial(folder, model);
        assertEquals(1, trial.run(Options.Format.TEXT, Set.of(), TASK));
        assertEquals("API Error: 401 invalid x-api-key\n", trial.printed());
        assertEquals("jackdaw: check the key; `jackdaw doctor` says where it was looked for\n", trial.complained());
    }

    @Test
    void aRefusedCallIsToldAndCounted() throws Exception {
        var model = new ScriptedModel()
                .calls(call("a", "bash", "{\"command\":\"make\"}"))
                .says("I could not.");
        var trial = new Trial(folder, model).asking();
        assertEquals(0, trial.run(Options.Format.STREAM_JSON, VERBOSE, TASK));
        assertEquals(golden("refused.jsonl"), trial.printed());
    }

    @Test
    void theLimitOfTurnsIsAnErrorWithoutAResult() throws Exception {
        var model = new ScriptedModel().calls(call("a", "bash", "{\"command\":\"make\"}"));
        var trial = new Trial(folder, model).within(Trial.replies(1));
        assertEquals(3, trial.run(Options.Format.JSON, Set.of(), TASK));
        Json result = Json.parse(trial.printed());
        assertEquals(
                List.of("error_max_turns", "2", "[\"Reached maximum number of turns (1)\"]", "max_turns", "null"),
                List.of(
                        result.get("subtype").text(""),
                        result.get("num_turns").write(),
                        result.get("errors").write(),
                        result.get("terminal_reason").text(""),
                        result.get("result").write()));
    }

    @Test
    void verboseJsonIsOneArrayOfAllLines() throws Exception {
        var trial = new Trial(folder, new ScriptedModel().says("Done."));
        trial.run(Options.Format.JSON, VERBOSE, TASK);
        List<String> types = Json.parse(trial.printed()).items().stream()
                .map(line -> line.get("type").text(""))
                .toList();
        assertEquals(List.of("system", "assistant", "result"), types);
    }

    @Test
    void linesOfInputEachGetATurnAndAResult() throws Exception {
        var trial = new Trial(folder, new ScriptedModel().says("One.").says("Two.")).hearing("""
                        {"type":"control_request","request_id":"r","request":{"subtype":"set_permission_mode","mode":"plan"}}
                        {"type":"keep_alive"}
                        {"type":"user","message":{"role":"user","content":"first"}}
                        {"type":"user","message":{"role":"user","content":[{"type":"text","text":"second"}]}}
                        """);
        Set<Options.Extra> extras = Set.of(Options.Extra.VERBOSE, Options.Extra.STREAMED_INPUT, Options.Extra.REPLAY);
        assertEquals(0, trial.run(Options.Format.STREAM_JSON, extras, Optional.empty()));
        List<String> told = trial.printed()
                .lines()
                .map(Json::parse)
                .filter(line -> !line.get("type").text("").equals("control_response"))
                .map(line -> line.get("type").text("")
                        + line.get("result").text("")
                        + line.get("message").get("content").text(""))
                .toList();
        assertEquals(
                List.of("userfirst", "system", "assistant", "resultOne.", "user", "system", "assistant", "resultTwo."),
                told);
    }

    @Test
    void aLineThatAsksToSumUpIsNotSaid() throws Exception {
        var model = new ScriptedModel().says("Hello.");
        var trial = new Trial(folder, model).hearing("""
                {"type":"user","message":{"role":"user","content":"Hi."}}
                {"type":"user","message":{"role":"user","content":"/compact who said what"}}
                """);
        assertEquals(
                ExitCode.DONE,
                trial.run(
                        Options.Format.STREAM_JSON,
                        Set.of(Options.Extra.VERBOSE, Options.Extra.STREAMED_INPUT),
                        Optional.empty()));
        assertFalse(trial.printed().contains("/compact"), trial.printed());
    }

    @Test
    void aTaskNoModelCouldReadEndsWithTheCodeOfWrongUsage() throws Exception {
        var trial = new Trial(folder, new ScriptedModel());
        assertEquals(2, trial.run(Options.Format.TEXT, Set.of(), Optional.of("x".repeat(11 << 20))));
        assertEquals("", trial.printed());
        assertEquals(
                "jackdaw: what was said is longer than 10 MB; put it into a file and name the file\n",
                trial.complained());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{\"type\":\"user\",\"message\":{\"content\":\" \"}}"})
    void aLineOfInputThatIsNoneEndsWithTheCodeOfWrongUsage(String line) throws Exception {
        var trial = new Trial(folder, new ScriptedModel()).hearing(line + "\n");
        Set<Options.Extra> extras = Set.of(Options.Extra.VERBOSE, Options.Extra.STREAMED_INPUT);
        assertEquals(2, trial.run(Options.Format.STREAM_JSON, extras, Optional.empty()));
        assertTrue(trial.complained().startsWith("jackdaw: standard input is not stream-json: "), trial.complained());
    }

    @Test
    void whatWasSaidBeforeItBrokeOffIsToldOnce() throws Exception {
        var model = new ScriptedModel().plays((prompt, arrivals) -> {
            arrivals.accept(new Arrival.ReplyBegan("msg_1", "m", Usage.NONE));
            arrivals.accept(new Arrival.TextArrived(0, "First. "));
            arrivals.accept(new Arrival.PartEnded(0, new Content.Text("First. ")));
            arrivals.accept(new Arrival.TextArrived(1, "Second, and"));
            throw new ModelFailure(
                    "the stream broke", new ModelFailure.Cure.Mend(), ModelFailure.Category.SERVER_ERROR, 0);
        });
        var trial = new Trial(folder, model);
        assertEquals(1, trial.run(Options.Format.STREAM_JSON, VERBOSE, TASK));
        List<String> texts = trial.printed()
                .lines()
                .map(line -> Json.parse(line)
                        .get("message")
                        .get("content")
                        .at(0)
                        .get("text")
                        .text(""))
                .filter(text -> !text.isEmpty())
                .toList();
        assertEquals(List.of("First. ", "Second, and", "API Error: the stream broke"), texts);
    }

    @Test
    void aReaderThatWentAwayStopsTheTurn() throws Exception {
        var model = new ScriptedModel().calls(call("a", "bash", "{\"command\":\"hang\"}"));
        var trial = new Trial(folder, model);
        int code = trial.run(
                Options.Format.STREAM_JSON,
                VERBOSE,
                TASK,
                out -> new PrintStream(new Gone(), false, StandardCharsets.UTF_8));
        assertEquals(ExitCode.BROKEN_PIPE, code);
    }

    /// Fails from the second line on, as a pipe does whose reader has what it wants.
    private static final class Gone extends OutputStream {
        private int lines;

        @Override
        public void write(int b) throws IOException {
            if (lines > 0) throw new IOException("Broken pipe");
            if (b == '\n') lines++;
        }
    }
}
