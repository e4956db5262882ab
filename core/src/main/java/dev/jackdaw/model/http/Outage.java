package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
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
    static ModelFailure failure(String host, Throwable why) {
        if (within(why, GeneralSecurityException.class) && within(why, SSLHandshakeException.class))
            return ModelFailure.lasting(
                    "the certificate of " + host + " is not trusted: " + why.getMessage()
                            + ". Add its authority to Java's trust store, or correct the base URL.",
                    Category.UNKNOWN,
                    0);
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
