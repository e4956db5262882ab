package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.http.Connections.Way;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLHandshakeException;

/// A connection that failed, as a failure with the host's name in it.
final class Outage {
    private Outage() {}

    /// The failure to reach a host or to get its whole answer.
    static ModelFailure failure(String host, Way way, Throwable why) {
        if (within(why, SSLHandshakeException.class) && within(why, GeneralSecurityException.class))
            return ModelFailure.lasting(
                    "the certificate of " + host + " is not trusted: " + innermost(why)
                            + ". Name the file of its authority in SSL_CERT_FILE, or correct the base URL.",
                    Category.UNKNOWN,
                    0);
        if (way.via().isPresent()) return failure(host, way.via().get(), way, why);
        if (within(why, UnresolvedAddressException.class))
            return ModelFailure.passing("the host " + host + " is unknown. Check the base URL and the network.", 0);
        if (why instanceof HttpTimeoutException)
            return ModelFailure.passing("no connection to " + host + " could be made in time", 0);
        if (why instanceof ConnectException)
            return ModelFailure.passing(
                    host + " refuses the connection. Does a server run there, and is the base URL right?", 0);
        if (why instanceof IOException)
            return ModelFailure.passing("the connection to " + host + " broke: " + words(why), 0);
        return ModelFailure.lasting("asking " + host + " failed: " + words(why), Category.UNKNOWN, 0);
    }

    private static ModelFailure failure(String host, Via via, Way way, Throwable why) {
        String told = way.bridge().map(Bridge::trouble).orElse("");
        String mend = ". Check " + via.source() + ", or name the host in NO_PROXY.";
        if (within(why, UnresolvedAddressException.class))
            return ModelFailure.passing("the host of the proxy " + via + " is unknown" + mend, 0);
        if (why instanceof ConnectException || why instanceof HttpTimeoutException)
            return ModelFailure.passing("the proxy " + via + " cannot be reached" + mend, 0);
        String words = words(why);
        int tunnel = words.indexOf("Tunnel failed, got: ");
        if (tunnel >= 0)
            return ModelFailure.passing(
                    "the proxy " + via + " does not connect to " + host + ": "
                            + (told.isEmpty() ? "it answered " + words.substring(tunnel + 20) : told) + mend,
                    0);
        return ModelFailure.passing("the connection to " + host + " through the proxy " + via + " broke: " + words, 0);
    }

    /// A proxy that wants another login than it got.
    static ModelFailure login(Way way) {
        String proxy = way.via().map(via -> via + " wants").orElse("in Java's settings wants");
        String why = "the proxy " + proxy + " a login, or refused the one given. Write the proxy as"
                + " http://NAME:PASSWORD@HOST:PORT.";
        return ModelFailure.lasting(why, Category.AUTHENTICATION_FAILED, 407);
    }

    private static String innermost(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) at = at.getCause();
        return words(at);
    }

    private static boolean within(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) if (kind.isInstance(at)) return true;
        return false;
    }

    private static String words(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("received no bytes") || message.contains("EOF reached"))
            return "it was closed without a whole answer";
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : message;
    }
}
