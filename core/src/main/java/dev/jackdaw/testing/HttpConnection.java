package dev.jackdaw.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The server's end of one HTTP/1.1 connection, on the bare socket: only there can an answer be cut, held or reset at
/// a chosen byte.
final class HttpConnection implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    /// A request as it came over the line.
    ///
    /// @param headers by lower-case name
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Incoming(String method, String path, Map<String, String> headers, byte[] body) {}

    private final Socket socket;
    private final BufferedInputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    /// The next request; empty when the client has gone.
    Optional<Incoming> next() throws IOException {
        String start = line();
        if (start.isEmpty()) return Optional.empty();
        String[] words = start.split(" ", 3);
        if (words.length < 3) throw new IOException("not an HTTP request: " + start);
        var headers = new LinkedHashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) throw new IOException("not an HTTP header: " + line);
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            write("HTTP/1.1 100 Continue\r\n\r\n");
            out.flush();
        }
        return Optional.of(new Incoming(words[0], words[1], headers, body(headers)));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) return chunks();
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return exactly(length);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            body.write(exactly(size));
            line();
            if (size == 0) return body.toByteArray();
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the request ends early");
        return bytes;
    }

    /// A line without its end; empty at the end of the stream too.
    private String line() throws IOException {
        var line = new StringBuilder();
        int c = in.read();
        for (; c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.append((char) c);
        if (c < 0 && !line.isEmpty()) throw new EOFException("the request ends early");
        return line.toString();
    }

    /// Writes a whole answer, without sending it yet.
    void answer(int status, Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(status, headers, "Content-Length: " + bytes.length);
        out.write(bytes);
    }

    /// Begins an answer that comes in chunks.
    void begin(Map<String, String> headers) throws IOException {
        head(200, headers, "Transfer-Encoding: chunked");
    }

    void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(Integer.toHexString(bytes.length) + "\r\n");
        out.write(bytes);
        write("\r\n");
    }

    void end() throws IOException {
        write("0\r\n\r\n");
    }

    void flush() throws IOException {
        out.flush();
    }

    /// Waits, saying nothing, until the client has gone or the connection is closed.
    void holdSilent() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    /// Closes the connection so that the client sees a reset.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void head(int status, Map<String, String> headers, String length) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " " + reason(status) + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        write(head.append(length).append("\r\n\r\n").toString());
    }

    private void write(String ascii) throws IOException {
        out.write(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 413 -> "Payload Too Large";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            default -> "Status";
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
