package dev.jackdaw.model.wire.dialect;

/// Names of calls in the forms that some providers insist on. The same name always becomes the same.
final class CallIds {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private CallIds() {}

    /// Exactly that many letters and digits; one that is so already stays.
    static String exactly(int length, String id) {
        return id.length() == length && plain(id) ? id : digest(id, length);
    }

    /// No longer than that.
    static String atMost(int length, String id) {
        return id.length() <= length ? id : "call_" + digest(id, 11);
    }

    /// Of letters, digits, `_` and `-`, as Anthropic's models have them.
    static String worded(String id) {
        var safe = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            safe.append(DIGITS.indexOf(c) >= 0 || c == '-' ? c : '_');
        }
        return safe.toString();
    }

    private static boolean plain(String id) {
        for (int i = 0; i < id.length(); i++) if (DIGITS.indexOf(id.charAt(i)) < 0) return false;
        return true;
    }

    /// FNV-1a, in digits of base 62.
    private static String digest(String id, int length) {
        long hash = FNV_BASIS;
        for (int i = 0; i < id.length(); i++) hash = (hash ^ id.charAt(i)) * FNV_PRIME;
        var digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(DIGITS.charAt((int) Long.remainderUnsigned(hash, DIGITS.length())));
            hash = Long.divideUnsigned(hash, DIGITS.length());
        }
        return digits.toString();
    }
}
