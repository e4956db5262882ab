package dev.jackdaw.model.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A proxy that speaks HTTP, SOCKS 4a and SOCKS 5, and takes every host for one port of this machine.
final class PlayedProxy implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final int port;
    private final Optional<Via.Login> login;

    PlayedProxy(int port, Optional<Via.Login> login) throws IOException {
        this.port = port;
        this.login = login;
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    Socket near = listening.accept();
                    Thread.ofVirtual().start(() -> serve(near));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    /// What was asked of it, as `KIND HOST:PORT`.
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve(Socket near) {
        try (near) {
            InputStream in = near.getInputStream();
            int first = in.read();
            switch (first) {
                case 5 -> socks5(near, in);
                case 4 -> socks4(near, in);
                default -> http(near, (char) first + Dial.head(in));
            }
        } catch (IOException over) {
            return;
        }
    }

    private void http(Socket near, String head) throws IOException {
        String[] words = head.split(" ", 3);
        boolean known = login.isEmpty()
                || head.contains("Proxy-Authorization: " + login.get().basic());
        boolean tunnel = words[0].equals("CONNECT");
        asked.add(words[0] + " " + words[1] + (known ? "" : " without its login"));
        if (head.contains(Bridge.KEY)) asked.add("the key of the bridge");
        if (!known) {
            near.getOutputStream()
                    .write("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (var far = new Socket(InetAddress.getLoopbackAddress(), port)) {
            if (tunnel) near.getOutputStream().write("HTTP/1.1 200 Yes\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            else far.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            pass(near, far);
        }
    }

    private void socks5(Socket near, InputStream in) throws IOException {
        OutputStream out = near.getOutputStream();
        byte[] methods = in.readNBytes(in.read());
        int wanted = login.isPresent() ? 2 : 0;
        if (new String(methods, StandardCharsets.ISO_8859_1).indexOf(wanted) < 0) {
            out.write(new byte[] {5, (byte) 0xff});
            return;
        }
        out.write(new byte[] {5, (byte) wanted});
        if (login.isPresent()) {
            in.read();
            var given = new Via.Login(text(in.readNBytes(in.read())), text(in.readNBytes(in.read())));
            out.write(new byte[] {1, (byte) (login.get().equals(given) ? 0 : 1)});
            if (!login.get().equals(given)) return;
        }
        in.readNBytes(3);
        int kind = in.read();
        String host = kind == 3
                ? text(in.readNBytes(in.read()))
                : InetAddress.getByAddress(in.readNBytes(kind == 1 ? 4 : 16)).getHostAddress();
        asked.add("SOCKS5 " + host + ":" + (in.read() << 8 | in.read()));
        boolean refused = host.startsWith("refused");
        out.write(new byte[] {5, (byte) (refused ? 2 : 0), 0, 1, 0, 0, 0, 0, 0, 0});
        if (refused) return;
        try (var far = new Socket(InetAddress.getLoopbackAddress(), port)) {
            pass(near, far);
        }
    }

    private void socks4(Socket near, InputStream in) throws IOException {
        in.read();
        int asked4 = in.read() << 8 | in.read();
        in.readNBytes(4);
        String user = zeroEnded(in);
        asked.add("SOCKS4 " + zeroEnded(in) + ":" + asked4 + (user.isEmpty() ? "" : " for " + user));
        near.getOutputStream().write(new byte[] {0, 0x5a, 0, 0, 0, 0, 0, 0});
        try (var far = new Socket(InetAddress.getLoopbackAddress(), port)) {
            pass(near, far);
        }
    }

    private static String zeroEnded(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) text.append((char) c);
        return text.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void pass(Socket near, Socket far) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (near) {
                far.getInputStream().transferTo(near.getOutputStream());
            } catch (IOException over) {
                return;
            }
        });
        near.getInputStream().transferTo(far.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
