package dev.jackdaw.hook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/// A server that is posted what happened, and answers with the same JSON a command would print. Redirects are not
/// followed.
final class HttpHook implements Hook {
    private final HookSetting setting;
    private final HookSetting.Action.Http action;
    private final Map<String, String> environment;

    HttpHook(HookSetting setting, HookSetting.Action.Http action, Map<String, String> environment) {
        this.setting = setting;
        this.action = action;
        this.environment = environment;
    }

    @Override
    public Answer on(Occasion occasion) throws HookFailure, InterruptedException {
        Duration timeout = setting.timeout(occasion.event());
        String body = (setting.form() == HookSetting.Form.BRIEF ? occasion.brief() : occasion.input()).write();
        var request = HttpRequest.newBuilder(action.url())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        action.headers().forEach((name, value) -> request.header(name, filled(value)));
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Answers.read(occasion.event(), setting, new Printed(response.statusCode(), response.body(), ""));
        } catch (HttpTimeoutException late) {
            throw new HookFailure("took longer than " + timeout.toMillis() + " ms");
        } catch (IOException | IllegalArgumentException e) {
            throw new HookFailure("cannot be reached: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        } finally {
            client.shutdownNow();
        }
    }

    /// Puts in `$NAME` and `${NAME}`, where the configuration allows that variable; others become empty.
    private String filled(String value) {
        var out = new StringBuilder();
        for (int at = 0; at < value.length(); ) {
            boolean braced = value.startsWith("${", at);
            int start = braced ? at + 2 : at + 1;
            int end = start;
            while (end < value.length() && named(value.charAt(end))) end++;
            if (value.charAt(at) != '$' || end == start) {
                out.append(value.charAt(at++));
                continue;
            }
            String name = value.substring(start, end);
            if (action.variables().contains(name)) out.append(environment.getOrDefault(name, ""));
            at = braced && end < value.length() && value.charAt(end) == '}' ? end + 1 : end;
        }
        return out.toString();
    }

    private static boolean named(char c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }
}
