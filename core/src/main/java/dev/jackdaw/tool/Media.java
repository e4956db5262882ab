package dev.jackdaw.tool;

import java.util.Optional;

/// An image or document beside text.
///
/// @param type the media type, such as `image/png`
/// @param base64 the bytes in base 64
public record Media(String type, String base64) {
    /// The strictest provider takes 5 MB of an image, counted in base 64 (Anthropic, "Vision").
    private static final long MOST_IMAGE_BYTES = 3_750_000;
    /// Half of what a request may hold in all (32 MB, Anthropic, "PDF support"), counted in base 64.
    private static final long MOST_DOCUMENT_BYTES = 12_000_000;

    /// The type of what begins with those bytes, where models can be shown such things.
    public static Optional<String> type(byte[] head) {
        if (begins(head, 0, "\u0089PNG\r\n")) return Optional.of("image/png");
        if (begins(head, 0, "\u00FF\u00D8\u00FF")) return Optional.of("image/jpeg");
        if (begins(head, 0, "GIF8")) return Optional.of("image/gif");
        if (begins(head, 0, "RIFF") && begins(head, 8, "WEBP")) return Optional.of("image/webp");
        if (begins(head, 0, "%PDF-")) return Optional.of("application/pdf");
        return Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, String magic) {
        if (bytes.length < at + magic.length()) return false;
        for (int i = 0; i < magic.length(); i++) if ((bytes[at + i] & 0xFF) != magic.charAt(i)) return false;
        return true;
    }

    /// What is said of a type in lists of what models take: `image`, `pdf` or the type itself.
    public static String kind(String type) {
        return type.startsWith("image/") ? "image" : type.equals("application/pdf") ? "pdf" : type;
    }

    /// Bytes of a file of that type that can be shown.
    public static long most(String type) {
        return type.startsWith("image/") ? MOST_IMAGE_BYTES : MOST_DOCUMENT_BYTES;
    }
}
