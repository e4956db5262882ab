package dev.jackdaw.settings;

import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An address as it is given, made whole and checked.
final class Address {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]", "::1", "0.0.0.0");

    /// Ends of paths that belong to operations of formats; those of the formats spoken here are known to [Wires].
    private static final List<String> OPERATIONS = List.of(
            "/responses",
            "/api/chat",
            "/api/generate",
            ":generateContent",
            ":streamGenerateContent",
            ":predict",
            ":rawPredict",
            "/converse",
            "/converse-stream",
            "/invoke",
            "/embeddings");

    private Address() {}

    /// The address of a setting; a problem where it is none.
    static Optional<URI> of(Setting setting, Findings findings) {
        String text = setting.text();
        while (text.endsWith("/")) text = text.substring(0, text.length() - 1);
        if (!text.contains("://")) {
            String scheme = loopback(host("http://" + text)) ? "http://" : "https://";
            text = scheme + text;
            findings.warn(setting, "it has no scheme; taken as " + text, "write " + text);
        }
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null) return guarded(uri, setting, findings);
        } catch (URISyntaxException e) {
            findings.problem(setting, "it is not a URL: " + e.getMessage(), "write https://HOST/PATH");
            return Optional.empty();
        }
        findings.problem(setting, "\"" + text + "\" is not the URL of a server", "write https://HOST/PATH");
        return Optional.empty();
    }

    /// An address that could be used, unless it says more than an address should.
    private static Optional<URI> guarded(URI uri, Setting setting, Findings findings) {
        if (uri.getRawUserInfo() != null) {
            String bare = uri.toString().replace(uri.getRawUserInfo() + "@", "");
            findings.problem(
                    setting,
                    "it holds a name or a password, which would be shown and logged with it",
                    "write " + bare + ", and the key as api_key or in headers.Authorization");
            return Optional.empty();
        }
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        Optional<String> operation = OPERATIONS.stream()
                .filter(path::endsWith)
                .findFirst()
                .filter(_ -> Wires.shown(path).isEmpty());
        if (operation.isEmpty()) return Optional.of(uri);
        findings.problem(
                setting,
                uri + " is the address of " + operation.get() + ", which belongs to a format that is not spoken here",
                "give the address up to and without it, of a server that speaks one of "
                        + String.join(", ", Wires.names()));
        return Optional.empty();
    }

    private static String host(String text) {
        try {
            return Optional.ofNullable(new URI(text).getHost()).orElse("");
        } catch (URISyntaxException e) {
            return "";
        }
    }

    static boolean loopback(URI uri) {
        return loopback(Optional.ofNullable(uri.getHost()).orElse(""));
    }

    private static boolean loopback(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(lower) || lower.endsWith(".localhost") || lower.startsWith("127.");
    }

    /// The provider whose own server this is.
    static Optional<Provider> owner(URI uri) {
        return Providers.all().stream()
                .filter(provider -> uri.getHost() != null
                        && uri.getHost().equalsIgnoreCase(provider.base().getHost()))
                .filter(provider -> !loopback(uri))
                .findFirst();
    }

    /// The format the server there speaks, where its path or its owner shows that it is another one.
    static Optional<String> mismatch(URI uri, String wire) {
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        return Wires.shown(path)
                .or(() -> owner(uri)
                        .filter(owner ->
                                path.isEmpty() || path.equals(owner.base().getPath()))
                        .map(Provider::wire)
                        .filter(own -> !Wires.beside(own).contains(wire)))
                .filter(own -> !own.equals(wire));
    }
}
