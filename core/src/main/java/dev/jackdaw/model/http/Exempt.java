package dev.jackdaw.model.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The hosts that are reached without a proxy, as `NO_PROXY` lists them: `*`, names with all below them, with or
/// without a leading dot or `*.`, addresses, networks as `10.0.0.0/8`, each with a port where one is meant.
record Exempt(List<String> rules) {
    Exempt {
        rules = List.copyOf(rules);
    }

    static Exempt parse(String list) {
        return new Exempt(List.of(list.toLowerCase(Locale.ROOT)
                .replace(',', ' ')
                .replace('\t', ' ')
                .split(" ")));
    }

    /// This machine, which no proxy stands before.
    static boolean loopback(String host) {
        String name = bare(host.toLowerCase(Locale.ROOT));
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || literal(name)
                        .filter(address -> address.isLoopbackAddress() || address.isAnyLocalAddress())
                        .isPresent();
    }

    /// This machine or one of a private network, told without asking for addresses.
    static boolean near(String host) {
        String name = bare(host.toLowerCase(Locale.ROOT));
        if (loopback(host)) return true;
        Optional<InetAddress> address = literal(name);
        if (address.isPresent())
            return address.get().isSiteLocalAddress()
                    || address.get().isLinkLocalAddress()
                    || (address.get().getAddress().length == 16
                            && (address.get().getAddress()[0] & 0xfe) == 0xfc);
        return name.indexOf('.') < 0
                || name.endsWith(".local")
                || name.endsWith(".lan")
                || name.endsWith(".internal")
                || name.endsWith(".home.arpa");
    }

    boolean covers(String host, int port) {
        String name = bare(host.toLowerCase(Locale.ROOT));
        return rules.stream().anyMatch(rule -> covers(rule, name, port));
    }

    private static boolean covers(String rule, String name, int port) {
        if (rule.equals("*")) return true;
        int slash = rule.indexOf('/');
        if (slash > 0) return within(bare(rule.substring(0, slash)), rule.substring(slash + 1), name);
        int colon = rule.lastIndexOf(':');
        boolean single = colon == rule.indexOf(':') || rule.startsWith("[");
        if (colon > 0 && single && colon > rule.indexOf(']')) {
            if (!rule.substring(colon + 1).equals("" + port)) return false;
            return covers(rule.substring(0, colon), name, port);
        }
        String wanted = bare(rule.startsWith("*.") ? rule.substring(1) : rule);
        Optional<InetAddress> address = literal(wanted);
        if (address.isPresent()) return address.equals(literal(name));
        String suffix = wanted.startsWith(".") ? wanted.substring(1) : wanted;
        return !suffix.isEmpty() && (name.equals(suffix) || name.endsWith("." + suffix));
    }

    private static boolean within(String network, String bits, String name) {
        Optional<InetAddress> base = literal(network);
        Optional<InetAddress> address = literal(name);
        if (base.isEmpty() || address.isEmpty()) return false;
        byte[] wanted = base.get().getAddress();
        byte[] given = address.get().getAddress();
        int length;
        try {
            length = Integer.parseInt(bits);
        } catch (NumberFormatException noNumber) {
            return false;
        }
        if (wanted.length != given.length || length < 0 || length > 8 * wanted.length) return false;
        for (int i = 0; i < length; i++) {
            int mask = 0x80 >> (i % 8);
            if ((wanted[i / 8] & mask) != (given[i / 8] & mask)) return false;
        }
        return true;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    static Optional<InetAddress> literal(String text) {
        boolean possible = text.indexOf(':') >= 0 || (!text.isEmpty() && Character.isDigit(text.charAt(0)));
        if (!possible) return Optional.empty();
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }
}
