package dev.jackdaw.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrictnessTest {
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "anthropic-version", "2023-06-01");
    private static final String CALL =
            "{'role':'assistant','tool_calls':[{'id':'c1','type':'function','function':{'name':'read','arguments':'{}'}}]}";
    private static final String TWO = "{'role':'assistant','tool_calls':["
            + "{'id':'c1','type':'function','function':{'name':'read','arguments':'{}'}},"
            + "{'id':'c2','type':'function','function':{'name':'read','arguments':'{}'}}]}";
    private static final String USE =
            "{'role':'assistant','content':[{'type':'tool_use','id':'c1','name':'read','input':{}}]}";
    private static final String RESULT =
            "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1','content':'ok'}]}";

    private static final String GEMINI_CALL =
            content("model", "{'functionCall':{'name':'read','args':{}},'thoughtSignature':'s'}");
    private static final String GEMINI_ANSWER =
            content("user", "{'functionResponse':{'name':'read','response':{'output':'ok'}}}");
    private static final String OLLAMA_CALL =
            "{'role':'assistant','content':'','tool_calls':[{'function':{'name':'read','arguments':{}}}]}";

    @Test
    void wholeChatConversationsPass() {
        assertEquals(List.of(), chat(user("go"), TWO, tool("c2"), tool("c1"), user("and on")));
    }

    @Test
    void wholeMessagesConversationsPass() {
        assertEquals(List.of(), messages(user("go"), USE, RESULT, said("done"), user("and on")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    end with the role "assistant"          | USER;{'role':'assistant','content':'hi'}
                    is an assistant message before         | {'role':'assistant','content':'hi'};USER
                    is a system message after              | USER;{'role':'system','content':'x'};USER
                    has the role "robot"                   | USER;{'role':'robot','content':'x'};USER
                    is empty                               | {'role':'user','content':''}
                    has an empty text part                 | {'role':'user','content':[{'type':'text','text':''}]}
                    has no content                         | USER;{'role':'assistant'};USER
                    has an empty list of tool_calls        | USER;{'role':'assistant','content':'x','tool_calls':[]};USER
                    the call c1 has no answer              | USER;CALL;USER
                    messages come while the call c2        | USER;TWO;TOOL
                    answers no call: c1                    | USER;TOOL
                    answers twice the call c1              | USER;TWO;TOOL;TOOL;{'role':'tool','tool_call_id':'c2','content':'ok'}
                    half a surrogate pair                  | {'role':'user','content':'\\ud800'}
                    arguments of c are not a JSON object   | USER;BROKEN;{'role':'tool','tool_call_id':'c','content':'ok'}
                    """)
    void chatRules(String expected, String messages) {
        found(expected, chat(expanded(messages)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    second message of the user in a row    | USER;USER
                    second message of the assistant        | {'role':'assistant','content':'x'};USER
                    end with the role "assistant"          | USER;{'role':'assistant','content':'x'}
                    has the role "system"                  | {'role':'system','content':'x'};USER
                    is empty                               | {'role':'user','content':[]}
                    has an empty text block                | {'role':'user','content':[{'type':'text','text':' '}]}
                    the call c1 has no answer              | USER;USE;USER
                    answers no call: c1                    | RESULT
                    tool_result after other content        | USER;USE;{'role':'user','content':[{'type':'text','text':'x'},{'type':'tool_result','tool_use_id':'c1'}]}
                    answers twice the call c1              | USER;USE;{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1'},{'type':'tool_result','tool_use_id':'c1'}]}
                    input of c is not an object            | USER;{'role':'assistant','content':[{'type':'tool_use','id':'c','name':'read','input':'{}'}]};{'role':'user','content':[{'type':'tool_result','tool_use_id':'c'}]}
                    thinking for its final block           | USER;{'role':'assistant','content':[{'type':'text','text':'x'},{'type':'thinking','thinking':'x','signature':'s'}]};USER
                    the provider's use s has no result     | USER;{'role':'assistant','content':[{'type':'server_tool_use','id':'s'}]};{'role':'user','content':[{'type':'text','text':'x'}]}
                    has a web_search_tool_result to no use | USER;{'role':'assistant','content':[{'type':'web_search_tool_result','tool_use_id':'s'}]};USER
                    has two calls named c1                 | USER;USE;RESULT;USE;RESULT
                    is an error with more than text        | USER;USE;{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1','is_error':true,'content':[{'type':'image','source':{}}]}]}
                    has a image of the type "image/bmp"    | {'role':'user','content':[{'type':'image','source':{'type':'base64','media_type':'image/bmp','data':'x'}}]}
                    thinking without signature             | USER;{'role':'assistant','content':[{'type':'thinking','thinking':'x'}]};USER
                    """)
    void messagesRules(String expected, String messages) {
        found(expected, messages(expanded(messages)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    has a budget below 1024                | {'thinking':{'type':'enabled','budget_tokens':10}}
                    leaves nothing of max_tokens           | {'thinking':{'type':'enabled','budget_tokens':2000}}
                    made without thinking                  | {'thinking':{'type':'enabled','budget_tokens':2000}}
                    is adaptive with a budget              | {'thinking':{'type':'adaptive','budget_tokens':2000}}
                    is set beside thinking                 | {'thinking':{'type':'adaptive'},'temperature':0.5}
                    has an unknown effort                  | {'output_config':{'effort':'huge'}}
                    """)
    void thinkingRules(String expected, String fields) {
        String body =
                messagesBody(user("go"), USE, RESULT).replace("'system':'s'", fields.substring(1, fields.length() - 1));
        found(expected, check(Wire.ANTHROPIC_MESSAGES, body, Strictness.FULL));
    }

    @Test
    void wholeGeminiConversationsPass() {
        assertEquals(
                List.of(),
                gemini(
                        content("user", "{'text':'go'}"),
                        GEMINI_CALL,
                        GEMINI_ANSWER,
                        content("model", "{'text':'x'}"),
                        content("user", "{'text':'and on'}")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    is the model's before any of the user  | model:{'text':'x'};user:{'text':'x'}
                    second content of the user in a row    | user:{'text':'x'};user:{'text':'x'}
                    has the role "assistant"               | user:{'text':'x'};assistant:{'text':'x'}
                    has no parts                           | user:
                    has an empty text part                 | user:{'text':''}
                    a part with 2 contents                 | user:{'text':'x','inlineData':{'mimeType':'a/b','data':'x'}}
                    inlineData without its type            | user:{'inlineData':{'data':'x'}}
                    cache is not known                     | user:{'text':'x','cache':1}
                    end while calls have no response       | user:{'text':'x'};CALL
                    0 function responses to 1 calls        | user:{'text':'x'};CALL;user:{'text':'x'}
                    1 function responses to 0 calls        | ANSWER
                    2 function responses to 1 calls        | user:{'text':'x'};CALL;user:RESPONSE,RESPONSE
                    responds to "read" with the name       | user:{'text':'x'};CALL;user:{'functionResponse':{'name':'dig','response':{}}}
                    with the id "c"                        | user:{'text':'x'};CALL;user:{'functionResponse':{'id':'c','name':'read','response':{}}}
                    response is not an object              | user:{'text':'x'};CALL;user:{'functionResponse':{'name':'read','response':'ok'}}
                    misses a thought_signature             | user:{'text':'x'};model:{'functionCall':{'name':'read','args':{}}};ANSWER
                    half a surrogate pair                  | user:{'text':'\\ud800'}
                    """)
    void geminiRules(String expected, String contents) {
        String response = "{'functionResponse':{'name':'read','response':{}}}";
        String[] all = contents.split(";");
        for (int i = 0; i < all.length; i++) {
            String[] halves = all[i].split(":", 2);
            if (halves.length == 2) all[i] = content(halves[0], halves[1].replace("RESPONSE", response));
            else all[i] = all[i].equals("CALL") ? GEMINI_CALL : GEMINI_ANSWER;
        }
        found(expected, gemini(all));
    }

    @Test
    void onlyTheThirdGenerationTakesLevelsOfThinkingAndInsistsOnSignatures() {
        String unsigned = GEMINI_CALL.replace(",'thoughtSignature':'s'", "");
        String body = geminiBody(content("user", "{'text':'x'}"), unsigned, GEMINI_ANSWER);
        assertEquals(List.of(), check(Wire.GEMINI, "/v1beta/models/gemini-2.5-pro:generateContent", body));
        String level = body.replaceFirst("\\{", "{'generationConfig':{'thinkingConfig':{'thinkingLevel':'low'}},");
        found(
                "not supported for this model",
                check(Wire.GEMINI, "/v1beta/models/gemini-2.5-pro:generateContent", level));
    }

    @Test
    void wholeOllamaConversationsPass() {
        assertEquals(
                List.of(),
                ollama(
                        user("go"),
                        OLLAMA_CALL,
                        "{'role':'tool','tool_name':'read','content':'ok'}",
                        said("done"),
                        user("and on")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    end with the role "assistant"          | USER;{'role':'assistant','content':'x'}
                    content is not a string                | {'role':'user','content':[]}
                    is empty                               | {'role':'user','content':''}
                    the call of read has no answer         | USER;CALL;USER
                    answers no call: read                  | USER;{'role':'tool','tool_name':'read','content':'ok'}
                    answers read in the name of dig        | USER;CALL;{'role':'tool','tool_name':'dig','content':'ok'}
                    arguments are not an object            | USER;{'role':'assistant','content':'','tool_calls':[{'function':{'name':'read','arguments':'{}'}}]};{'role':'tool','tool_name':'read','content':'ok'}
                    tool_id is a field nobody knows        | {'role':'user','content':'x','tool_id':1}
                    """)
    void ollamaRules(String expected, String messages) {
        found(
                expected,
                ollama(messages.replace("USER", user("x"))
                        .replace("CALL", OLLAMA_CALL)
                        .split(";")));
    }

    @Test
    void twoCallsOfOneNameAreFound() {
        found("has two calls named c1", chat(user("go"), TWO.replace("c2", "c1"), tool("c1")));
    }

    @Test
    void halfSurrogatesAreFoundInsideArgumentsToo() {
        String call = CALL.replace("'{}'", "'{\\\"path\\\":\\\"\\\\ud83d\\\"}'");
        found("half a surrogate pair", chat(user("go"), call, tool("c1")));
    }

    @Test
    void wholeSurrogatePairsPassHoweverTheyAreSpelled() {
        assertEquals(List.of(), chat(user("\\ud83d\\ude00"), said("😀"), user("x")));
    }

    @Test
    void callsNeedTools() {
        String body = "{'model':'m','messages':[" + user("go") + "," + CALL + "," + tool("c1") + "]}";
        found("tools are missing while messages hold calls", check(Wire.CHAT_COMPLETIONS, body, Strictness.FULL));
    }

    @Test
    void bodiesHaveALimit() {
        String body = chatBody(user("go"));
        found("10 are allowed", check(Wire.CHAT_COMPLETIONS, body, Strictness.FULL.atMost(10)));
    }

    @Test
    void fieldsNobodyKnowsAreRefused() {
        String body = messagesBody(user("go")).replaceFirst("\\{", "{'stream_options':{},");
        found("stream_options is a field nobody knows", check(Wire.ANTHROPIC_MESSAGES, body, Strictness.FULL));
    }

    @Test
    void onlyFourCacheBreakpointsAreAllowed() {
        String block = "{'type':'text','text':'x','cache_control':{'type':'ephemeral'}}";
        String message =
                "{'role':'user','content':[" + String.join(",", List.of(block, block, block, block, block)) + "]}";
        found("cache_control is set 5 times", messages(message));
    }

    private static void found(String expected, List<String> findings) {
        assertTrue(findings.stream().anyMatch(finding -> finding.contains(expected)), findings::toString);
    }

    private static String[] expanded(String messages) {
        String broken = CALL.replace("c1", "c").replace("'{}'", "'{\\\"path'");
        return messages.replace("USER", user("x"))
                .replace("CALL", CALL)
                .replace("BROKEN", broken)
                .replace("TWO", TWO)
                .replace("TOOL", tool("c1"))
                .replace("USE", USE)
                .replace("RESULT", RESULT)
                .split(";");
    }

    private static List<String> chat(String... messages) {
        return check(Wire.CHAT_COMPLETIONS, chatBody(messages), Strictness.FULL);
    }

    private static String chatBody(String... messages) {
        return "{'model':'m','messages':[{'role':'system','content':'s'}," + String.join(",", messages)
                + "],'tools':[{'type':'function','function':{'name':'read','parameters':{'type':'object'}}}]}";
    }

    private static List<String> messages(String... messages) {
        return check(Wire.ANTHROPIC_MESSAGES, messagesBody(messages), Strictness.FULL);
    }

    private static String messagesBody(String... messages) {
        return "{'model':'m','max_tokens':100,'system':'s','messages':[" + String.join(",", messages)
                + "],'tools':[{'name':'read','input_schema':{'type':'object'}}]}";
    }

    private static String content(String role, String parts) {
        return "{'role':'" + role + "','parts':[" + parts + "]}";
    }

    private static List<String> gemini(String... contents) {
        return check(Wire.GEMINI, "/v1beta/models/gemini-3-pro:streamGenerateContent", geminiBody(contents));
    }

    private static String geminiBody(String... contents) {
        return "{'contents':[" + String.join(",", contents)
                + "],'tools':[{'functionDeclarations':[{'name':'read','parametersJsonSchema':{'type':'object'}}]}]}";
    }

    private static List<String> ollama(String... messages) {
        String body = "{'model':'m','options':{'num_ctx':9},'messages':[" + String.join(",", messages) + "]}";
        return check(Wire.OLLAMA, "/api/chat", body);
    }

    private static List<String> check(Wire wire, String path, String body) {
        String json = body.replace('\'', '"');
        return Strictness.FULL.check(
                new ServedRequest(wire, path, HEADERS, json, Json.parse(json)), json.getBytes(UTF_8));
    }

    private static List<String> check(Wire wire, String body, Strictness strictness) {
        String json = body.replace('\'', '"');
        var request = new ServedRequest(wire, "/v1", HEADERS, json, Json.parse(json));
        return strictness.check(request, json.getBytes(UTF_8));
    }

    private static String user(String text) {
        return "{'role':'user','content':'" + text + "'}";
    }

    private static String said(String text) {
        return "{'role':'assistant','content':'" + text + "'}";
    }

    private static String tool(String id) {
        return "{'role':'tool','tool_call_id':'" + id + "','content':'ok'}";
    }
}
