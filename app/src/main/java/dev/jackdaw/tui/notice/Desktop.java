package dev.jackdaw.tui.notice;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The program by which the desktop shows a notification. The text goes to it as an argument or a variable, never as a
/// part of a script.
///
/// Untested on macOS and Windows.
public final class Desktop {
    private static final String TOAST = "[void][Windows.UI.Notifications.ToastNotificationManager,"
            + "Windows.UI.Notifications,ContentType=WindowsRuntime];"
            + "$x=[Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(1);"
            + "[void]$x.GetElementsByTagName('text')[0].AppendChild($x.CreateTextNode('Jackdaw'));"
            + "[void]$x.GetElementsByTagName('text')[1].AppendChild($x.CreateTextNode($env:JACKDAW_NOTICE));"
            + "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('PowerShell').Show("
            + "[Windows.UI.Notifications.ToastNotification]::new($x))";

    private final List<String> words;

    private Desktop(List<String> words) {
        this.words = words;
    }

    /// The one there is, if any.
    ///
    /// @param system the name of the operating system
    public static Optional<Desktop> of(String system, Map<String, String> environment) {
        if (system.startsWith("Mac"))
            return Optional.of(new Desktop(List.of(
                    "/usr/bin/osascript",
                    "-e",
                    "on run a",
                    "-e",
                    "display notification (item 1 of a) with title \"Jackdaw\"",
                    "-e",
                    "end run")));
        boolean windows = system.startsWith("Windows") || environment.containsKey("WSL_DISTRO_NAME");
        if (windows)
            return Optional.of(
                    new Desktop(List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", TOAST)));
        boolean shown = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return shown ? found("notify-send", environment).map(Desktop::new) : Optional.empty();
    }

    private static Optional<List<String>> found(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            File file = new File(folder, program);
            if (!folder.isEmpty() && file.canExecute())
                return Optional.of(List.of(file.getPath(), "--app-name=Jackdaw", "--", "Jackdaw"));
        }
        return Optional.empty();
    }

    /// What is started for a text without controls.
    List<String> command(String text) {
        if (words.getLast().equals(TOAST)) return words;
        boolean markup = words.getLast().equals("Jackdaw");
        String body = markup ? text.replace("&", "&amp;").replace("<", "&lt;") : text;
        return java.util.stream.Stream.concat(words.stream(), java.util.stream.Stream.of(body))
                .toList();
    }

    /// Shows it; a desktop that cannot is no trouble.
    public void tell(String text) {
        var builder = new ProcessBuilder(command(text))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JACKDAW_NOTICE", text);
        // WSL hands on only what this names.
        builder.environment().merge("WSLENV", "JACKDAW_NOTICE", (old, own) -> old + ":" + own);
        Thread.ofVirtual().start(() -> {
            try {
                builder.start().getOutputStream().close();
            } catch (IOException none) {
                return;
            }
        });
    }
}
