package dev.jackdaw.model.wire;

import java.net.URI;
import java.util.Optional;

/// Addresses of requests, and how they may be shown.
public final class Address {
    private Address() {}

    /// The path of an address, without a slash at its end.
    static String path(URI address) {
        String path = Optional.ofNullable(address.getRawPath()).orElse("");
        while (path.endsWith("/")) path = path.substring(0, path.length() - 1);
        return path;
    }

    /// The address with another path.
    static URI with(URI address, String path) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + path + query);
    }

    /// The address below a base, which may already hold the version or the whole path.
    ///
    /// @param root the path of a base that has none
    static URI below(URI base, String root, String path) {
        String given = path(base).isEmpty() ? root : path(base);
        return with(base, given.endsWith(path) ? given : given + path);
    }

    /// The host and the port, without a login.
    public static String host(URI address) {
        String authority = String.valueOf(address.getAuthority());
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /// The address without its login and its query, which may hold a key.
    public static String shown(URI address) {
        String path = Optional.ofNullable(address.getRawPath()).orElse("");
        return address.getScheme() + "://" + host(address) + path;
    }
}
