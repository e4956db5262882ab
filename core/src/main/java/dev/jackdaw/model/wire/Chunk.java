package dev.jackdaw.model.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// One chunk of a Chat Completions stream, read without building a tree; used again for the next.
final class Chunk {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(256 * 1024 * 1024)
                    .build())
            .build();

    /// A piece of a call.
    static final class Fragment {
        int index = -1;
        String id = "";
        String name = "";
        String arguments = "";
    }

    String id = "";
    String model = "";
    String content = "";
    String thinking = "";
    String refusal = "";
    String finish = "";
    /// Whether the thinking came in a field that wants to be sent back.
    boolean returnable;
    /// Whether there is a choice at all.
    boolean spoken;
    /// Whether something rare is in it, for which the chunk must be read as a tree.
    boolean rich;

    final List<Fragment> fragments = new ArrayList<>();

    private final Template template = new Template();
    private boolean thought;
    private boolean learnedReturnable;
    private int quote;

    static JsonParser parser(byte[] buffer, int offset, int length) throws IOException {
        return FACTORY.createParser(buffer, offset, length);
    }

    /// Reads one chunk in place of the one before.
    ///
    /// @throws JsonProcessingException when it is not one JSON object
    void read(byte[] buffer, int offset, int length) throws JsonProcessingException {
        clear();
        if (template.fits(buffer, offset, length)) {
            recall();
            return;
        }
        try (JsonParser in = parser(buffer, offset, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) throw wrong(in, "not an object");
            while (in.nextToken() == JsonToken.FIELD_NAME) top(in);
            if (in.nextToken() != null) throw wrong(in, "more text after the object");
            learn(buffer, offset, length);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonProcessingException wrong(JsonParser in, String what) {
        return new JsonParseException(in, what);
    }

    /// A chunk that holds one piece of text and nothing else to remember is the pattern of the next.
    private void learn(byte[] buffer, int offset, int length) {
        boolean simple = spoken && !rich && fragments.isEmpty() && finish.isEmpty() && refusal.isEmpty();
        if (!simple || content.isEmpty() == thinking.isEmpty()) return;
        thought = content.isEmpty();
        learnedReturnable = returnable;
        template.learn(buffer, offset, length, quote);
    }

    private void recall() {
        spoken = true;
        returnable = learnedReturnable;
        if (thought) thinking = template.text();
        else content = template.text();
    }

    private void clear() {
        quote = -1;
        id = model = content = thinking = refusal = finish = "";
        returnable = spoken = rich = false;
        fragments.clear();
    }

    private void top(JsonParser in) throws IOException {
        String field = in.currentName();
        JsonToken token = in.nextToken();
        switch (field) {
            case "choices" -> choices(in, token);
            case "id" -> id = text(in, token);
            case "model" -> model = text(in, token);
            case "error", "usage", "x_groq", "citations", "base_resp" -> tree(in, token);
            case "object" -> rich |= text(in, token).equals("error");
            default -> in.skipChildren();
        }
    }

    private void choices(JsonParser in, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.START_OBJECT && !spoken) choice(in);
            else in.skipChildren();
        }
    }

    private void choice(JsonParser in) throws IOException {
        spoken = true;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken token = in.nextToken();
            switch (field) {
                case "delta", "message" -> delta(in, token);
                case "finish_reason" -> finish = text(in, token);
                case "usage", "error" -> tree(in, token);
                default -> in.skipChildren();
            }
        }
    }

    private void delta(JsonParser in, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            switch (field) {
                case "content" -> {
                    if (value == JsonToken.START_ARRAY) tree(in, value);
                    else content = piece(in, value, content);
                }
                case "reasoning_content" -> {
                    thinking = piece(in, value, thinking);
                    returnable = !thinking.isEmpty();
                }
                case "reasoning", "reasoning_text", "thinking" -> thinking = piece(in, value, thinking);
                case "refusal" -> refusal = text(in, value);
                case "tool_calls" -> calls(in, value);
                case "reasoning_details", "executed_tools", "annotations" -> tree(in, value);
                default -> in.skipChildren();
            }
        }
    }

    private void calls(JsonParser in, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.START_OBJECT) call(in);
            else in.skipChildren();
        }
    }

    private void call(JsonParser in) throws IOException {
        var fragment = new Fragment();
        fragments.add(fragment);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            switch (field) {
                case "index" -> fragment.index = value == JsonToken.VALUE_NUMBER_INT ? in.getIntValue() : -1;
                case "id" -> fragment.id = text(in, value);
                case "function" -> function(in, value, fragment);
                case "extra_content" -> tree(in, value);
                default -> in.skipChildren();
            }
        }
    }

    private void function(JsonParser in, JsonToken token, Fragment fragment) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            switch (field) {
                case "name" -> fragment.name = text(in, value);
                case "arguments" -> {
                    // Some servers send the arguments as an object instead of as its text.
                    if (value == JsonToken.START_OBJECT) tree(in, value);
                    else fragment.arguments = text(in, value);
                }
                default -> in.skipChildren();
            }
        }
    }

    private void tree(JsonParser in, JsonToken token) throws IOException {
        rich |= token != JsonToken.VALUE_NULL;
        in.skipChildren();
    }

    /// The text and where it stands; what was there before where there is none.
    private String piece(JsonParser in, JsonToken token, String otherwise) throws IOException {
        String text = text(in, token);
        if (text.isEmpty()) return otherwise;
        quote = (int) in.currentTokenLocation().getByteOffset();
        return text;
    }

    private static String text(JsonParser in, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) return in.getText();
        in.skipChildren();
        return "";
    }
}
