package dev.jackdaw.prompt;

import dev.jackdaw.model.Message;
import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.ToLongFunction;

/// The message a conversation is replaced by. Its sections always stand in the same order, each between tags of its
/// name, so that the next one can take over what a model wrote into this one.
///
/// @param text what a model wrote, or empty
/// @param latest calls and results that could not stay, though nobody has answered them, or empty
/// @param staying texts that stay beside it and need not be said again
record Gist(Extract extract, String text, String latest, Set<String> staying) {
    private static final String WRITTEN = "summary";
    /// What a model wrote earlier may take that much of its section, where none writes now.
    private static final int EARLIER_PERCENT = 80;

    private static final Properties WORDS = Resource.properties(Gist.class, "gist.properties");

    /// Tokens each section may take.
    record Shares(long text, long lasting, long said, long done, long latest) {
        static final Shares NONE = new Shares(0, 0, 0, 0, 0);

        /// @param asked whether there are calls that could not stay
        static Shares of(long tokens, Latest asked) {
            long all = Math.max(0, tokens);
            long latest = asked == Latest.DROPPED ? all * 30 / 100 : 0;
            long rest = all - latest;
            return new Shares(rest * 34 / 100, rest * 19 / 100, rest * 11 / 100, rest * 17 / 100, latest);
        }

        /// The next smaller ones: the user's chatter goes first, what a model wrote and what is to last go last.
        Shares smaller() {
            if (said > 0) return new Shares(text, lasting, less(said), done, latest);
            if (done > 0) return new Shares(text, lasting, 0, less(done), latest);
            if (latest > 0) return new Shares(text, lasting, 0, 0, less(latest));
            if (text > 0) return new Shares(less(text), lasting, 0, 0, 0);
            return new Shares(0, less(lasting), 0, 0, 0);
        }

        private static long less(long share) {
            return share < 32 ? 0 : share / 2;
        }

        boolean spent() {
            return text + lasting + said + done + latest == 0;
        }
    }

    /// Whether the last calls stay as they are.
    enum Latest {
        STAYS,
        DROPPED
    }

    /// As the model of the session reads it.
    String told(Shares shares, ToLongFunction<Message> weight) {
        var out = new StringBuilder(word("head"));
        section(out, WRITTEN, summed(shares.text, weight));
        section(out, "pinned", listed("pinned", extract.pinned()));
        List<String> lasting = lasting(new Purse(shares.lasting, weight));
        section(out, "remember", listed("remember", lasting));
        section(out, "user", listed("user", new Purse(shares.said, weight).newest(said(lasting))));
        String done = extract.deeds().told(new Purse(shares.done, weight));
        section(out, "done", done.isEmpty() ? "" : word("done") + "\n" + done);
        String calls = new Purse(shares.latest, weight).beginning(latest);
        section(out, "latest", calls.isEmpty() ? "" : word("latest") + "\n" + calls);
        return out.toString();
    }

    /// Where no model wrote anything: what one wrote earlier, and what the model of the session said last.
    private String summed(long share, ToLongFunction<Message> weight) {
        if (!text.isEmpty()) return new Purse(share, weight).beginning(text);
        String earlier = new Purse(share * EARLIER_PERCENT / 100, weight).beginning(extract.earlier());
        long taken = earlier.isEmpty() ? 0 : weight.applyAsLong(Message.User.of(earlier));
        var rest = new Purse(Math.max(0, share - taken), weight);
        List<String> fresh = extract.answers().stream()
                .filter(answer -> !staying.contains(answer))
                .toList();
        List<String> last = rest.pays(word("last")) ? rest.newest(fresh) : List.of();
        return untagged(earlier + "\n" + listed("last", last));
    }

    /// Those that say most clearly that they are to last come first where not all can stay.
    private List<String> lasting(Purse purse) {
        var strong = new ArrayList<String>();
        var weak = new ArrayList<String>();
        for (String sentence : extract.lasting()) (Lasting.strong(sentence) ? strong : weak).add(sentence);
        var paid = new HashSet<>(purse.newest(strong));
        paid.addAll(purse.newest(weak));
        return extract.lasting().stream().filter(paid::contains).toList();
    }

    private List<String> said(List<String> lasting) {
        return extract.said().stream()
                .filter(said -> !staying.contains(said) && !lasting.contains(said))
                .toList();
    }

    private static String listed(String heading, List<String> pieces) {
        if (pieces.isEmpty()) return "";
        var out = new StringBuilder(word(heading));
        for (String piece : pieces) out.append("\n- ").append(piece);
        return out.toString();
    }

    private static void section(StringBuilder out, String name, String text) {
        if (!text.isEmpty()) out.append("\n\n<" + name + ">\n" + text + "\n</" + name + ">");
    }

    /// What a model wrote into a message that [#told(Shares, ToLongFunction)] gave; empty where there is none.
    static String written(String message) {
        String begin = "<" + WRITTEN + ">\n";
        int from = message.indexOf(begin) + begin.length();
        int to = message.indexOf("\n</" + WRITTEN + ">", from);
        if (!isOne(message) || from < begin.length() || to < from) return "";
        String summed = message.substring(from, to);
        int last = summed.indexOf(word("last"));
        return last < 0 ? summed : summed.substring(0, last).strip();
    }

    static boolean isOne(String message) {
        return message.startsWith(word("head"));
    }

    /// A text without the tags of sections, which a model may repeat.
    static String untagged(String text) {
        return text.replace("<" + WRITTEN + ">", "")
                .replace("</" + WRITTEN + ">", "")
                .strip();
    }

    static String word(String name) {
        return Objects.requireNonNull(WORDS.getProperty(name), name);
    }
}
