package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.http.Surroundings.Variable;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// A proxy on the way to a host.
///
/// @param login the name and the password it knows us by
/// @param source the variable that names it
record Via(Kind kind, String host, int port, Optional<Login> login, String source) {

    /// How a proxy is spoken to.
    enum Kind {
        HTTP(80),
        HTTPS(443),
        SOCKS4(1080),
        SOCKS5(1080);

        private final int usualPort;

        Kind(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    /// A name and a password.
    record Login(String name, String password) {

        /// The value of a `Proxy-Authorization` header (RFC 7617).
        String basic() {
            byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }

        @Override
        public String toString() {
            return "a login";
        }
    }

    /// The proxy a variable names; a login in it is percent-encoded.
    ///
    /// @throws ModelFailure when it names none
    static Via parse(Variable variable) throws ModelFailure {
        String text = variable.value();
        int scheme = text.indexOf("://");
        Kind kind = kind(scheme < 0 ? "http" : text.substring(0, scheme), variable);
        String rest = text.substring(scheme < 0 ? 0 : scheme + 3);
        int at = rest.lastIndexOf('@');
        int end = rest.indexOf('/', Math.max(at, 0));
        String authority = rest.substring(at + 1, end < 0 ? rest.length() : end);
        try {
            Optional<Login> login = at < 0 ? Optional.empty() : Optional.of(login(rest.substring(0, at)));
            URI address = new URI("any://" + authority);
            if (address.getHost() == null) throw unreadable(variable);
            int port = address.getPort() < 0 ? kind.usualPort : address.getPort();
            return new Via(kind, bare(address.getHost()), port, login, variable.name());
        } catch (java.net.URISyntaxException | IllegalArgumentException wrong) {
            throw unreadable(variable);
        }
    }

    private static Kind kind(String scheme, Variable variable) throws ModelFailure {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> Kind.HTTP;
            case "https" -> Kind.HTTPS;
            case "socks4", "socks4a" -> Kind.SOCKS4;
            case "socks", "socks5", "socks5h" -> Kind.SOCKS5;
            default -> throw unreadable(variable);
        };
    }

    private static Login login(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Login(decoded(text), "")
                : new Login(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// What cannot be read is not repeated: a password may stand in it.
    private static ModelFailure unreadable(Variable variable) {
        String why = "the variable " + variable.name() + " does not hold the address of a proxy. Write it as"
                + " http://HOST:PORT or socks5://HOST:PORT, with NAME:PASSWORD@ before the host where it wants a login,"
                + " or unset it.";
        return ModelFailure.lasting(why, Category.INVALID_REQUEST, 0);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// Whether the JDK's client can use it as it is.
    boolean plain() {
        return kind == Kind.HTTP && login.isEmpty();
    }

    /// As it may be shown: without its login.
    @Override
    public String toString() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return kind.name().toLowerCase(Locale.ROOT) + "://" + name + ":" + port + " (" + source + ")";
    }
}
