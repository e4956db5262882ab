package dev.jackdaw.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Masks what looks like a secret in texts that are kept: keys by how they begin, private keys, values named as
/// passwords or tokens that look random, and the values of this process's own variables that are named so.
///
/// It takes a few passes, whatever the text. What it does not know it cannot mask: files
/// that hold secrets are better not read.
public final class Secrets {
    private static final String BEGIN = "-----BEGIN ";
    private static final String PRIVATE = "PRIVATE KEY-----";
    private static final int SHOWN = 4;
    private static final int SHORTEST = 16;
    /// So far one sign is looked for before the other.
    private static final int WINDOW = 256;
    private static final List<String> NAMES =
            List.of("password", "passwd", "secret", "token", "api_key", "apikey", "access_key", "private_key");

    /// How keys begin, and how many letters, digits, dots, - and _ they have behind that at least, by the providers'
    /// documentation and the public rules of secret scanners. In the code because every start reads it.
    private static final String KEYS = """
            sk-ant-:20 sk-proj-:20 sk-or-:20 sk-:20 ghp_:30 gho_:30 ghu_:30 ghs_:30 ghr_:30 github_pat_:30
            glpat-:20 gldt-:20 AKIA:16 ASIA:16 AIza:30 ya29.:20 xoxb-:10 xoxp-:10 xoxa-:10 xoxs-:10 xapp-:10
            npm_:30 hf_:30 gsk_:30 xai-:30 pplx-:30 r8_:30 dop_v1_:30 SG.:20 sk_live_:16 rk_live_:16
            sq0csp-:20 shpat_:20 pypi-AgEI:20 eyJ:60
            """;

    /// How a kind of key begins.
    private record Prefix(String text, int more) {}

    private static final class Known {
        private static final List<Prefix> PREFIXES = prefixes();
        private static final boolean[] FIRST = new boolean[128];
        private static final boolean[] WORD = new boolean[128];

        static {
            for (Prefix prefix : PREFIXES) FIRST[prefix.text().charAt(0)] = true;
            for (int c = 0; c < WORD.length; c++) WORD[c] = Character.isLetterOrDigit(c);
        }

        private static final List<String> OWN = own(System.getenv());
    }

    private Secrets() {}

    /// The text with every secret found in it masked; the same text where there is none.
    public static String mask(String text) {
        String masked = text;
        for (String value : Known.OWN) if (masked.contains(value)) masked = masked.replace(value, marked(value));
        return named(privateKeys(keys(masked)));
    }

    private static String marked(String secret) {
        return "[secret " + secret.substring(0, SHOWN) + "…]";
    }

    /// Looks at the beginnings of words only, in a bare array: this runs mostly before it is compiled, when a call for
    /// every character costs tens of nanoseconds.
    private static String keys(String text) {
        boolean[] first = Known.FIRST;
        boolean[] word = Known.WORD;
        char[] all = text.toCharArray();
        var out = new StringBuilder();
        int from = 0;
        for (int at = 0; at < all.length; at++) {
            char c = all[at];
            if (c >= 128 || !first[c]) continue;
            char before = at == 0 ? ' ' : all[at - 1];
            boolean inside = before < 128 ? word[before] : Character.isLetterOrDigit(before);
            if (inside && !escape(all, at)) continue;
            int end = key(text, at);
            if (end < 0) continue;
            out.append(text, from, at).append(marked(text.substring(at, end)));
            from = end;
            at = end - 1;
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }

    /// Where the key ends that begins there; -1 where none does.
    private static int key(String text, int at) {
        for (Prefix prefix : Known.PREFIXES) {
            if (!text.startsWith(prefix.text(), at)) continue;
            int end = at + prefix.text().length();
            while (end < text.length() && keyed(text.charAt(end))) end++;
            if (end - at - prefix.text().length() >= prefix.more()) return end;
        }
        return -1;
    }

    /// In JSON a line may end right before a key: `\nsk-…`.
    private static boolean escape(char[] all, int at) {
        return at > 1 && all[at - 2] == '\\' && "nrt".indexOf(all[at - 1]) >= 0;
    }

    private static boolean keyed(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static String privateKeys(String text) {
        int begin = text.indexOf(BEGIN);
        if (begin < 0) return text;
        var out = new StringBuilder();
        int from = 0;
        for (; begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            int title = text.indexOf(PRIVATE, begin);
            if (title < 0 || title - begin > 40) continue;
            int body = title + PRIVATE.length();
            int end = text.indexOf("-----END ", body);
            out.append(text, from, body).append("[secret]");
            from = end < 0 ? text.length() : end;
            begin = from;
        }
        return out.append(text, from, text.length()).toString();
    }

    /// `password: x7Gk…`, `"token":"…"`: a value after such a name, of letters and digits mixed, and long.
    private static String named(String text) {
        var out = new StringBuilder();
        int from = 0;
        for (int at = sign(text, 0); at < text.length(); at = sign(text, at + 1)) {
            if (!secret(text, at)) continue;
            int start = value(text, at);
            int end = start;
            while (end < text.length() && valued(text.charAt(end))) end++;
            if (!random(text, start, end)) continue;
            out.append(text, from, start).append(marked(text.substring(start, end)));
            from = end;
            at = end - 1;
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }

    /// Where the next colon or equals sign is; the length of the text where none is.
    private static int sign(String text, int from) {
        for (int at = from; at < text.length(); at += WINDOW) {
            int end = Math.min(at + WINDOW, text.length());
            int colon = text.indexOf(':', at, end);
            int equals = text.indexOf('=', at, colon < 0 ? end : colon);
            if (equals >= 0 || colon >= 0) return equals >= 0 ? equals : colon;
        }
        return text.length();
    }

    /// Whether what stands before a colon or equals sign names a secret.
    private static boolean secret(String text, int sign) {
        int end = sign;
        while (end > 0 && "\\\"' ".indexOf(text.charAt(end - 1)) >= 0) end--;
        for (String name : NAMES)
            if (text.regionMatches(true, end - name.length(), name, 0, name.length())) return true;
        return false;
    }

    /// Where the value begins, behind a sign, quotes and blanks.
    private static int value(String text, int sign) {
        int at = sign + 1;
        while (at < text.length() && "\\\"' ".indexOf(text.charAt(at)) >= 0) at++;
        return at;
    }

    private static boolean valued(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || "-_.+/=~".indexOf(c) >= 0;
    }

    private static boolean random(String text, int from, int to) {
        if (to - from < SHORTEST) return false;
        boolean letter = false;
        int digits = 0;
        for (int i = from; i < to; i++) {
            letter |= Character.isLetter(text.charAt(i));
            if (Character.isDigit(text.charAt(i))) digits++;
        }
        return letter && digits >= 2;
    }

    private static List<Prefix> prefixes() {
        var all = new ArrayList<Prefix>();
        for (String row : KEYS.replace("\n", " ").split(" ")) {
            if (row.isEmpty()) continue;
            int colon = row.lastIndexOf(':');
            all.add(new Prefix(row.substring(0, colon), Integer.parseInt(row.substring(colon + 1))));
        }
        return List.copyOf(all);
    }

    /// The values of variables that are named as secrets, the longest first.
    static List<String> own(Map<String, String> environment) {
        var values = new ArrayList<String>();
        environment.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean secret = lower.endsWith("key") || NAMES.stream().anyMatch(lower::contains);
            if (secret && value.length() >= SHORTEST && random(value, 0, value.length())) values.add(value);
        });
        values.sort(Comparator.comparingInt(String::length).reversed());
        return List.copyOf(values);
    }
}
