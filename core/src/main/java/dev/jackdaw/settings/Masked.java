package dev.jackdaw.settings;

/// A secret so that its owner knows it again and nobody else can use it.
final class Masked {
    private static final int LONG = 16;

    private Masked() {}

    static String of(String secret) {
        return secret.length() < LONG ? "****" : secret.substring(0, 3) + "…" + secret.substring(secret.length() - 4);
    }
}
