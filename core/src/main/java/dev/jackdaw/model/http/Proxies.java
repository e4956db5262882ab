package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.http.Surroundings.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The proxies of the environment. Those Java is told of by its own properties (`https.proxyHost`) come before them;
/// this machine is reached without any.
final class Proxies extends ProxySelector {
    private final Surroundings surroundings;
    private final Map<Via, Bridge> bridges = new HashMap<>();

    Proxies(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The proxy on the way to an address, if the environment names one that counts there.
    ///
    /// @throws ModelFailure when the variable that names it cannot be read
    Optional<Via> via(URI address) throws ModelFailure {
        String host = String.valueOf(address.getHost());
        if (Exempt.loopback(host) || ofJava(address).isPresent()) return Optional.empty();
        boolean secure = !"http".equalsIgnoreCase(address.getScheme());
        Optional<Variable> named = secure
                ? surroundings.first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                : surroundings.first("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY");
        int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
        boolean exempt = surroundings
                .first("no_proxy", "NO_PROXY")
                .filter(list -> Exempt.parse(list.value()).covers(host, port))
                .isPresent();
        return named.isEmpty() || exempt ? Optional.empty() : Optional.of(Via.parse(named.get()));
    }

    /// The proxy Java's own properties name.
    static Optional<Proxy> ofJava(URI address) {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) return Optional.empty();
        return selector.select(address).stream()
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .findFirst();
    }

    /// The bridge to a proxy the JDK's client cannot use itself; begun when it is first needed.
    synchronized Bridge bridge(Via via) throws IOException {
        Bridge open = bridges.get(via);
        if (open != null) return open;
        var bridge = Bridge.open(via);
        bridges.put(via, bridge);
        return bridge;
    }

    @Override
    public List<Proxy> select(URI address) {
        if (Exempt.loopback(String.valueOf(address.getHost()))) return List.of(Proxy.NO_PROXY);
        Optional<Proxy> told = ofJava(address);
        if (told.isPresent()) return List.of(told.get());
        try {
            Optional<Via> via = via(address);
            if (via.isEmpty()) return List.of(Proxy.NO_PROXY);
            return List.of(new Proxy(
                    Proxy.Type.HTTP,
                    via.get().plain()
                            ? InetSocketAddress.createUnresolved(
                                    via.get().host(), via.get().port())
                            : bridge(via.get()).address()));
        } catch (ModelFailure unreadable) {
            throw new IllegalStateException(unreadable.why(), unreadable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // Told by whoever asked.
    }
}
