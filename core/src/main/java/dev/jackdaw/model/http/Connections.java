package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// The HTTP client all models share, so that its connections are kept between requests, and the ways it takes.
///
/// Reading the trusted certificates costs 60 ms and more; the client, which would read them when it is built, gets
/// them when it first opens a secure connection.
final class Connections {
    private static final Duration CONNECTING = Duration.ofSeconds(20);

    private final Proxies proxies;
    private final Trust trust;
    private final AtomicReference<Optional<HttpClient>> client = new AtomicReference<>(Optional.empty());
    private Optional<SSLContext> secure = Optional.empty();

    Connections(Surroundings surroundings) {
        this.proxies = new Proxies(surroundings);
        this.trust = new Trust(surroundings);
    }

    /// Those of this process.
    static Connections shared() {
        return Holder.SHARED;
    }

    private static final class Holder {
        static final Connections SHARED = new Connections(Surroundings.ofProcess());
    }

    /// How to reach an address.
    ///
    /// @param via the proxy on the way, where the environment names one
    /// @param bridge what stands before that proxy
    record Way(HttpClient client, Optional<Via> via, Optional<Bridge> bridge) {}

    /// The way to an address.
    ///
    /// @throws ModelFailure when what the environment says of proxies or certificates cannot be used
    Way way(URI address) throws ModelFailure {
        Optional<Via> via = proxies.via(address);
        if ("https".equalsIgnoreCase(address.getScheme()) && trust.more()) secure();
        if (via.isEmpty() || via.get().plain()) return new Way(client(), via, Optional.empty());
        try {
            return new Way(client(), via, Optional.of(proxies.bridge(via.get())));
        } catch (IOException e) {
            throw ModelFailure.lasting("no way to " + via.get() + " can be opened: " + e, Category.UNKNOWN, 0);
        }
    }

    /// Leaves behind the connections of a client one of which has failed: the others may be as dead. Replies that still
    /// come over them go on.
    void leave(HttpClient failed) {
        client.updateAndGet(now -> now.filter(current -> current != failed));
    }

    private HttpClient client() {
        return client.updateAndGet(now -> now.isPresent() ? now : Optional.of(open()))
                .orElseThrow();
    }

    private HttpClient open() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .proxy(proxies)
                .sslContext(new SSLContext(new Later(), null, "TLS") {})
                .sslParameters(new SSLParameters(null, new String[] {"TLSv1.3", "TLSv1.2"}))
                .build();
    }

    private synchronized SSLContext secure() throws ModelFailure {
        if (secure.isPresent()) return secure.get();
        SSLContext context = trust.context();
        secure = Optional.of(context);
        return context;
    }

    /// TLS that is set up only when it is needed.
    private final class Later extends SSLContextSpi {
        private SSLContext real() {
            try {
                return secure();
            } catch (ModelFailure e) {
                throw new IllegalStateException(e.why(), e);
            }
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("the platform's TLS is set up by the platform");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return real().getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return real().getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return real().createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return real().createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return real().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return real().getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return real().getDefaultSSLParameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return real().getSupportedSSLParameters();
        }
    }
}
