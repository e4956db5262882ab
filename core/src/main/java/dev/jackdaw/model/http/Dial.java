package dev.jackdaw.model.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// Connections to a host through a proxy: `CONNECT` (RFC 9110, 9.3.6), SOCKS 5 (RFC 1928, 1929) and SOCKS 4a. The proxy
/// looks the names up.
final class Dial {
    private static final int WAIT_MILLIS = 30_000;
    private static final int LONGEST_HEAD = 64 * 1024;

    private Dial() {}

    /// A proxy that says no; the status is what an HTTP proxy answered, or what its answer amounts to.
    static final class Refusal extends IOException {
        private final int status;

        Refusal(int status, String why) {
            super(why);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// A connection to the proxy itself.
    static Socket proxy(Via via) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(via.host(), via.port()), WAIT_MILLIS);
            if (via.kind() != Via.Kind.HTTPS) return socket;
            var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            return factory.createSocket(socket, via.host(), via.port(), true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// A connection to a host behind the proxy.
    static Socket through(Via via, String host, int port) throws IOException {
        Socket socket = proxy(via);
        try {
            socket.setSoTimeout(WAIT_MILLIS);
            switch (via.kind()) {
                case HTTP, HTTPS -> connect(via, socket, host + ":" + port);
                case SOCKS4 -> socks4(via, socket, host, port);
                case SOCKS5 -> socks5(via, socket, host, port);
            }
            socket.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void connect(Via via, Socket socket, String target) throws IOException {
        String login = via.login()
                .map(known -> "Proxy-Authorization: " + known.basic() + "\r\n")
                .orElse("");
        String head = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + login + "\r\n";
        send(socket, head.getBytes(StandardCharsets.ISO_8859_1));
        String answer = head(socket.getInputStream());
        String[] words = answer.split("\r?\n", 2)[0].split(" ", 3);
        int status = words.length > 1 && words[1].length() == 3 ? Integer.parseInt(words[1]) : 502;
        if (status / 100 != 2)
            throw new Refusal(status, "it answered " + String.join(" ", words).strip());
    }

    private static void socks4(Via via, Socket socket, String host, int port) throws IOException {
        var ask = new ByteArrayOutputStream();
        ask.writeBytes(new byte[] {4, 1, (byte) (port >> 8), (byte) port});
        Optional<InetAddress> literal = Exempt.literal(host).filter(address -> address.getAddress().length == 4);
        ask.writeBytes(literal.map(InetAddress::getAddress).orElse(new byte[] {0, 0, 0, 1}));
        ask.writeBytes(text(via.login().map(Via.Login::name).orElse("")));
        ask.write(0);
        if (literal.isEmpty()) {
            ask.writeBytes(text(host));
            ask.write(0);
        }
        send(socket, ask.toByteArray());
        byte[] answer = read(socket.getInputStream(), 8);
        if (answer[1] != 0x5a) throw new Refusal(502, "it refused the connection (SOCKS 4, code " + answer[1] + ")");
    }

    private static void socks5(Via via, Socket socket, String host, int port) throws IOException {
        InputStream in = socket.getInputStream();
        boolean known = via.login().isPresent();
        send(socket, known ? new byte[] {5, 2, 0, 2} : new byte[] {5, 1, 0});
        byte[] chosen = read(in, 2);
        if (chosen[0] != 5) throw new Refusal(502, "it does not speak SOCKS 5");
        if (chosen[1] == 2 && known) login(via.login().get(), socket);
        else if (chosen[1] != 0) throw new Refusal(407, "it wants a login");
        send(socket, target(host, port));
        byte[] answer = read(in, 4);
        if (answer[1] != 0) throw new Refusal(502, "it could not connect: " + reason(answer[1]));
        read(in, (answer[3] == 1 ? 4 : answer[3] == 4 ? 16 : read(in, 1)[0] & 0xff) + 2);
    }

    private static void login(Via.Login login, Socket socket) throws IOException {
        var ask = new ByteArrayOutputStream();
        ask.write(1);
        for (byte[] word : new byte[][] {text(login.name()), text(login.password())}) {
            if (word.length > 255) throw new Refusal(407, "its login is longer than SOCKS 5 takes");
            ask.write(word.length);
            ask.writeBytes(word);
        }
        send(socket, ask.toByteArray());
        if (read(socket.getInputStream(), 2)[1] != 0) throw new Refusal(407, "it refused the login");
    }

    private static byte[] target(String host, int port) {
        var ask = new ByteArrayOutputStream();
        ask.writeBytes(new byte[] {5, 1, 0});
        Optional<byte[]> literal = Exempt.literal(host).map(InetAddress::getAddress);
        if (literal.isPresent()) {
            ask.write(literal.get().length == 4 ? 1 : 4);
            ask.writeBytes(literal.get());
        } else {
            ask.write(3);
            ask.write(text(host).length);
            ask.writeBytes(text(host));
        }
        ask.write(port >> 8);
        ask.write(port);
        return ask.toByteArray();
    }

    private static String reason(byte code) {
        return switch (code) {
            case 2 -> "its rules do not allow it";
            case 3 -> "the network cannot be reached";
            case 4 -> "the host cannot be reached";
            case 5 -> "the host refuses the connection";
            case 6 -> "it took too long";
            default -> "code " + code;
        };
    }

    /// The head of a request or an answer, up to and with the blank line; nothing behind it is read.
    static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD) {
            int c = in.read();
            if (c < 0) throw new EOFException("it closed the connection");
            head.append((char) c);
            if (c == '\n'
                    && (head.toString().endsWith("\r\n\r\n") || head.toString().endsWith("\n\n")))
                return head.toString();
        }
        throw new IOException("its answer is no HTTP");
    }

    private static byte[] read(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new EOFException("it closed the connection");
        return bytes;
    }

    private static void send(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
