package dev.jackdaw.workspace;

import java.nio.charset.Charset;
import java.util.Optional;

/// Tells Chinese and Japanese text in the encodings before Unicode from Western text, by which pairs of bytes occur.
final class EastAsian {
    private EastAsian() {}

    static Optional<Charset> guess(byte[] bytes) {
        if (shiftJis(bytes)) return named("Shift_JIS");
        return pairs(bytes);
    }

    private static Optional<Charset> named(String name) {
        return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    }

    /// Valid throughout, and a good part of the pairs are kana or their punctuation.
    private static boolean shiftJis(byte[] bytes) {
        int pairs = 0;
        int kana = 0;
        for (int i = 0; i < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80 || lead >= 0xA1 && lead <= 0xDF) continue;
            int trail = i + 1 < bytes.length ? bytes[++i] & 0xFF : 0;
            if (lead == 0x80 || lead == 0xA0 || lead > 0xFC || trail < 0x40 || trail == 0x7F || trail > 0xFC)
                return false;
            pairs++;
            if (lead >= 0x81 && lead <= 0x83) kana++;
        }
        return pairs > 0 && kana * 4 >= pairs;
    }

    /// Both bytes high in nearly all pairs: Japanese when many of them are kana, else Chinese.
    private static Optional<Charset> pairs(byte[] bytes) {
        int pairs = 0;
        int common = 0;
        int kana = 0;
        for (int i = 0; i < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) continue;
            int trail = i + 1 < bytes.length ? bytes[++i] & 0xFF : 0;
            if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF) return Optional.empty();
            pairs++;
            if (lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1) common++;
            if (lead == 0xA4 || lead == 0xA5) kana++;
        }
        if (pairs == 0 || common * 10 < pairs * 9) return Optional.empty();
        return kana * 3 >= pairs ? named("EUC-JP") : named("GB18030");
    }
}
