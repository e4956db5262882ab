package dev.jackdaw.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The least a Java program must do to play a scripted task: ask over a bare socket, run what is called, answer. No
/// judgement, no log, no limits, no JSON: what an agent costs beyond this is its own doing. One class without others
/// inside, so that the JVM has as little as possible to load.
public final class FloorAgent {
    private static final String TOOL =
            "{\"type\":\"function\",\"function\":{\"name\":\"%s\",\"parameters\":{\"type\":\"object\"}}}";

    private final Socket socket;
    private final BufferedInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final List<String> ids = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<StringBuilder> arguments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private FloorAgent(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 65536);
        this.out = socket.getOutputStream();
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        if (words.length == 1) {
            System.out.println("floor");
            return;
        }
        String base = System.getenv().getOrDefault("OPENAI_BASE_URL", "");
        int port = Integer.parseInt(base.replaceAll("\\D*127.0.0.1:(\\d+).*", "$1"));
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            System.out.println(new FloorAgent(socket).task(words[1]));
        }
    }

    private String task(String prompt) throws IOException, InterruptedException {
        add("{\"role\":\"user\",\"content\":\"" + escaped(prompt) + "\"}");
        while (true) {
            ask();
            hear();
            if (ids.isEmpty()) return unescaped(text.toString());
            remember();
            run();
        }
    }

    private void add(String message) {
        messages.writeBytes((messages.size() == 0 ? message : "," + message).getBytes(StandardCharsets.UTF_8));
    }

    private void ask() throws IOException {
        String head = "{\"model\":\"floor\",\"stream\":true,\"tools\":[" + TOOL.replace("%s", "bash") + ","
                + TOOL.replace("%s", "read") + "," + TOOL.replace("%s", "edit") + "],\"messages\":[";
        var body = new ByteArrayOutputStream(messages.size() + 1024);
        body.writeBytes(("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + (head.length() + messages.size() + 2) + "\r\n\r\n" + head)
                .getBytes(StandardCharsets.UTF_8));
        messages.writeTo(body);
        body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        body.writeTo(out);
        out.flush();
    }

    /// Reads a chunked stream of events up to its end.
    private void hear() throws IOException {
        ids.clear();
        names.clear();
        arguments.clear();
        text.setLength(0);
        while (!line(in).isEmpty()) text.setLength(0);
        for (int size = size(); size > 0; size = size()) {
            event(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line(in);
        }
        line(in);
    }

    private int size() throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.append((char) c);
        return line.toString();
    }

    private void event(String event) {
        int delta = event.indexOf("\"delta\":");
        if (delta < 0) return;
        if (event.indexOf("\"tool_calls\":", delta) < 0) {
            text.append(field(event, "content", delta));
            return;
        }
        String id = field(event, "id", delta);
        if (!id.isEmpty()) {
            ids.add(id);
            names.add(field(event, "name", delta));
            arguments.add(new StringBuilder());
        }
        arguments.getLast().append(field(event, "arguments", delta));
    }

    /// The text of a field, as it is escaped; empty where there is none.
    private static String field(String json, String name, int from) {
        String key = "\"" + name + "\":\"";
        int start = json.indexOf(key, from);
        if (start < 0) return "";
        start += key.length();
        int end = start;
        while (json.charAt(end) != '"') end += json.charAt(end) == '\\' ? 2 : 1;
        return json.substring(start, end);
    }

    private void remember() {
        var calls = new StringBuilder();
        for (int i = 0; i < ids.size(); i++)
            calls.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"" + ids.get(i) + "\",\"type\":\"function\",\"function\":{\"name\":\""
                            + names.get(i) + "\",\"arguments\":\"" + arguments.get(i) + "\"}}");
        add("{\"role\":\"assistant\",\"tool_calls\":[" + calls + "]}");
    }

    private void run() throws InterruptedException {
        var results = new String[ids.size()];
        var threads = new ArrayList<Thread>();
        for (int i = 1; i < results.length; i++) {
            int at = i;
            threads.add(Thread.ofPlatform().start(() -> results[at] = result(at)));
        }
        results[0] = result(0);
        for (Thread thread : threads) thread.join();
        for (int i = 0; i < results.length; i++)
            add("{\"role\":\"tool\",\"tool_call_id\":\"" + ids.get(i) + "\",\"content\":\"" + escaped(results[i])
                    + "\"}");
    }

    private String result(int at) {
        String json = unescaped(arguments.get(at).toString());
        try {
            return switch (names.get(at)) {
                case "bash" -> bash(unescaped(field(json, "command", 0)));
                case "read" -> Files.readString(Path.of(unescaped(field(json, "path", 0))));
                default -> edit(json);
            };
        } catch (IOException e) {
            return "failed: " + e;
        }
    }

    private static String bash(String command) throws IOException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text.isEmpty() ? "(no output)" : text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static String edit(String json) throws IOException {
        Path path = Path.of(unescaped(field(json, "path", 0)));
        String before = unescaped(field(json, "old_string", 0));
        Files.writeString(path, Files.readString(path).replace(before, unescaped(field(json, "new_string", 0))));
        return "edited";
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c < ' ' ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) return text;
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            c = text.charAt(++i);
            out.append(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
        }
        return out.toString();
    }
}
