package dev.jackdaw.model.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A way to write calls as text, told by what it begins with.
///
/// The forms are those of the models' published chat templates. A namespace before the name of a tag (`<ns:invoke`,
/// `<｜DSML｜invoke`) is no difference.
enum Spelling {
    /// This program's own: `<tool>{"name":…,"args":{…}}</tool>`.
    TOOL_TAG("<tool>"),
    /// `<tool_call>{"name":…,"arguments":{…}}</tool_call>` of Hermes and Qwen; with `<function=…>` inside of
    /// Qwen3-Coder, with `<arg_key>` of GLM.
    TOOL_CALL("<tool_call>", "<function_call>", "<tools>"),
    /// `<function=name><parameter=x>…</parameter></function>` of Qwen3-Coder, `<function=name>{…}</function>` of
    /// Llama, `<invoke name="…"><parameter name="x">…</parameter></invoke>` of others.
    MARKUP("<function=", "<invoke name=", "<function_calls>", "<tool_calls>"),
    /// `<|python_tag|>{"name":…,"parameters":{…}}` of Llama 3, `<|python_start|>[f(x="…")]<|python_end|>` of Llama 4.
    PYTHON_TAG("<|python_tag|>", "<|python_start|>"),
    /// `[TOOL_CALLS][{"name":…,"arguments":{…}}]` and `[TOOL_CALLS]name[ARGS]{…}`.
    BRACKET_TOKEN("[TOOL_CALLS]"),
    /// `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>name<｜tool▁sep｜>{…}<｜tool▁call▁end｜><｜tool▁calls▁end｜>`.
    CALLS_BEGIN("<｜tool▁calls▁begin｜>", "<｜tool▁call▁begin｜>"),
    /// `<|tool_calls_section_begin|><|tool_call_begin|>functions.name:0<|tool_call_argument_begin|>{…}<|tool_call_end|>`.
    CALLS_SECTION("<|tool_calls_section_begin|>", "<|tool_call_begin|>"),
    /// `<|channel|>commentary to=functions.name<|message|>{…}<|call|>` of gpt-oss.
    HARMONY("<|channel|>", "<|start|>assistant"),
    /// A reply that is nothing but `{"name":…,"parameters":{…}}`, or a list of such.
    BARE_OBJECT,
    /// A reply that is nothing but `[name(x="…")]`.
    PYTHONIC,
    /// A reply that is nothing but a code block with a call.
    FENCED;

    /// Whether something begins at a place in a text, as far as the text goes.
    enum Sign {
        NO,
        MAYBE,
        YES
    }

    private static final String MARKED = "｜DSML｜";
    private static final int LONGEST_NAMESPACE = 12;
    private static final List<String> KEYS = List.of(
            "name",
            "function",
            "tool",
            "tool_name",
            "arguments",
            "args",
            "parameters",
            "type",
            "id",
            "calls",
            "tool_calls");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> openers;

    Spelling(String... openers) {
        this.openers = List.of(openers);
    }

    /// As the log has it.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it is made of tokens nobody writes by hand, so that it need not begin a line.
    boolean special() {
        return switch (this) {
            case PYTHON_TAG, BRACKET_TOKEN, CALLS_BEGIN, CALLS_SECTION, HARMONY -> true;
            case TOOL_TAG, TOOL_CALL, MARKUP, BARE_OBJECT, PYTHONIC, FENCED -> false;
        };
    }

    /// Whether a call in this spelling may begin there.
    Sign begins(String text, int at) {
        return switch (this) {
            case BARE_OBJECT -> object(text, at);
            case PYTHONIC -> list(text, at);
            case FENCED -> fenced(text, at);
            case TOOL_TAG, PYTHON_TAG, BRACKET_TOKEN, CALLS_BEGIN, CALLS_SECTION, HARMONY -> opener(text, at);
            case TOOL_CALL, MARKUP -> tag(text, at);
        };
    }

    /// The spelling that begins there, of those that may stand within a text.
    static Optional<Spelling> at(String text, int at) {
        for (Spelling spelling : values())
            if (!spelling.openers.isEmpty() && spelling.begins(text, at) == Sign.YES) return Optional.of(spelling);
        return Optional.empty();
    }

    /// The namespace of the tag that begins there, or empty.
    static String namespace(String text, int at) {
        if (text.startsWith(MARKED, at + 1)) return MARKED;
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST_NAMESPACE && Character.isLetter(text.charAt(end))) end++;
        return end < text.length() && text.charAt(end) == ':' ? text.substring(at + 1, end + 1) : "";
    }

    private Sign opener(String text, int at) {
        Sign sign = Sign.NO;
        for (String opener : openers) sign = stronger(sign, token(opener, text, at));
        return sign;
    }

    static Sign token(String token, String text, int at) {
        if (text.startsWith(token, at)) return Sign.YES;
        boolean maybe = text.length() - at < token.length() && token.startsWith(text.substring(at));
        return maybe ? Sign.MAYBE : Sign.NO;
    }

    private Sign tag(String text, int at) {
        if (text.charAt(at) != '<') return Sign.NO;
        String space = namespace(text, at);
        if (!space.isEmpty()) return opener("<" + text.substring(at + 1 + space.length()), 0);
        return stronger(opener(text, at), unfinished(text, at + 1));
    }

    private static Sign unfinished(String text, int from) {
        String rest = text.substring(from);
        if (MARKED.startsWith(rest)) return Sign.MAYBE;
        if (rest.length() > LONGEST_NAMESPACE) return Sign.NO;
        for (int i = 0; i < rest.length(); i++) if (!Character.isLetter(rest.charAt(i))) return Sign.NO;
        return Sign.MAYBE;
    }

    /// An object whose first key is one that calls have.
    private static Sign object(String text, int at) {
        int open = skip(text, at);
        if (open >= text.length()) return Sign.MAYBE;
        if (text.charAt(open) == '[') return object(text, open + 1);
        if (text.charAt(open) != '{') return Sign.NO;
        int quote = skip(text, open + 1);
        if (quote >= text.length()) return Sign.MAYBE;
        if (text.charAt(quote) != '"' && text.charAt(quote) != '\'') return Sign.NO;
        Sign sign = Sign.NO;
        for (String key : KEYS) sign = stronger(sign, token(key + text.charAt(quote), text, quote + 1));
        return sign;
    }

    private static Sign list(String text, int at) {
        if (text.charAt(at) != '[') return Sign.NO;
        int from = skip(text, at + 1);
        int end = from;
        while (end < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0)) end++;
        if (end == text.length()) return Sign.MAYBE;
        return end > from && text.charAt(end) == '(' ? Sign.YES : Sign.NO;
    }

    private static Sign fenced(String text, int at) {
        Sign fence = token("```", text, at);
        if (fence != Sign.YES) return fence;
        int line = at + 3;
        while (line < text.length() && text.charAt(line) != '\n') line++;
        int from = skip(text, line);
        if (from >= text.length()) return Sign.MAYBE;
        Sign sign = stronger(object(text, from), list(text, from));
        for (Spelling spelling : List.of(TOOL_TAG, TOOL_CALL, MARKUP))
            sign = stronger(sign, spelling.begins(text, from));
        return sign;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at;
    }

    private static Sign stronger(Sign a, Sign b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
