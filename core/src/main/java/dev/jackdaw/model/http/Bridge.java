package dev.jackdaw.model.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/// An HTTP proxy on this machine that passes everything on to a proxy the JDK's client cannot use itself: one that
/// speaks SOCKS or wants a login. Only who knows its key may use it, so that no other user of the machine can.
final class Bridge {
    /// The header that carries the key; the client sends headers that begin so to proxies alone.
    static final String KEY = "Proxy-Jackdaw";

    private final Via via;
    private final ServerSocket listening;
    private final String key;
    private volatile String trouble = "";

    private Bridge(Via via, ServerSocket listening, String key) {
        this.via = via;
        this.listening = listening;
        this.key = key;
    }

    static Bridge open(Via via) throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        var listening = new ServerSocket(0, 64, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        var bridge = new Bridge(via, listening, HexFormat.of().formatHex(secret));
        Thread.ofVirtual().name("proxy-bridge").start(bridge::accept);
        return bridge;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    String key() {
        return key;
    }

    /// What the proxy last said in place of connecting; empty since it did.
    String trouble() {
        return trouble;
    }

    private void accept() {
        while (true) {
            try {
                Socket near = listening.accept();
                Thread.ofVirtual().name("proxy-connection").start(() -> serve(near));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket near) {
        try (near) {
            near.setTcpNoDelay(true);
            var in = new BufferedInputStream(near.getInputStream());
            String head = Dial.head(in);
            if (!head.toLowerCase(Locale.ROOT).contains((KEY + ": " + key).toLowerCase(Locale.ROOT))) {
                answer(near, "403 Forbidden");
                return;
            }
            String[] words = head.substring(0, head.indexOf('\n')).strip().split(" ", 3);
            try (Socket far = words[0].equals("CONNECT") ? tunnel(near, words[1]) : forward(head, words)) {
                trouble = "";
                pipe(near, in, far, words[0].equals("CONNECT") ? "" : "Connection: close\r\n");
            } catch (Dial.Refusal refused) {
                trouble = String.valueOf(refused.getMessage());
                answer(near, refused.status() + " Refused");
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
                answer(near, "502 Unreachable");
            }
        } catch (IOException gone) {
            // The client has gone; there is nobody left to tell.
        }
    }

    private Socket tunnel(Socket near, String target) throws IOException {
        int colon = target.lastIndexOf(':');
        String host = target.substring(0, colon);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        Socket far = Dial.through(via, bare, Integer.parseInt(target.substring(colon + 1)));
        answer(near, "200 Connected");
        return far;
    }

    /// Passes on a request that is not encrypted, the only one of its connection.
    private Socket forward(String head, String[] words) throws IOException {
        URI address = URI.create(words[1]);
        boolean speaksHttp = via.kind() == Via.Kind.HTTP || via.kind() == Via.Kind.HTTPS;
        int port = address.getPort() < 0 ? 80 : address.getPort();
        String path = words[1].substring(words[1].indexOf(address.getRawAuthority())
                + address.getRawAuthority().length());
        var passed = new StringBuilder(words[0] + " " + (speaksHttp ? words[1] : path.isEmpty() ? "/" : path) + " "
                + words[2] + "\r\nConnection: close\r\n");
        for (String line : head.substring(head.indexOf('\n') + 1).split("\r?\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (!lower.startsWith("proxy-") && !lower.startsWith("connection:"))
                passed.append(line).append("\r\n");
        }
        if (speaksHttp)
            via.login()
                    .ifPresent(login -> passed.append("Proxy-Authorization: ")
                            .append(login.basic())
                            .append("\r\n"));
        Socket far = speaksHttp ? Dial.proxy(via) : Dial.through(via, String.valueOf(address.getHost()), port);
        far.getOutputStream().write(passed.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return far;
    }

    /// @param header what the answer's head is to say too, so that the client does not keep a connection that ends
    private static void pipe(Socket near, InputStream fromNear, Socket far, String header) throws IOException {
        Thread back = Thread.ofVirtual().start(() -> copy(far, near, header));
        try {
            fromNear.transferTo(far.getOutputStream());
        } finally {
            far.close();
            near.close();
            back.interrupt();
        }
    }

    private static void copy(Socket from, Socket to, String header) {
        try (from;
                to) {
            if (!header.isEmpty()) {
                String head = Dial.head(from.getInputStream());
                int line = head.indexOf('\n') + 1;
                to.getOutputStream()
                        .write((head.substring(0, line) + header + head.substring(line))
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException over) {
            // Closing both is all there is to do, either way.
        }
    }

    private static void answer(Socket near, String status) throws IOException {
        OutputStream out = near.getOutputStream();
        String length = status.startsWith("200") ? "" : "Content-Length: 0\r\nConnection: close\r\n";
        out.write(("HTTP/1.1 " + status + "\r\n" + length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
