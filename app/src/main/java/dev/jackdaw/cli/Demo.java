package dev.jackdaw.cli;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.Options;
import dev.jackdaw.headless.Options.Extra;
import dev.jackdaw.headless.Options.Format;
import dev.jackdaw.model.demo.SampleRepository;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `jackdaw demo`: a scripted model repairs a sample project, with real calls and nothing needed beforehand.
final class Demo {
    private static final String TASK = "The tests fail. Find out why, mend it, and run them again.";
    private static final String TASK_CHINESE = "测试没有通过。请找出原因并修复，然后再运行一次测试。";

    private Demo() {}

    static int run(Start start) throws CommandFault, IOException, InterruptedException {
        Path folder = start.line().has("--cwd") ? start.directory() : Files.createTempDirectory("jackdaw-demo-");
        SampleRepository.create(folder);
        var values = new HashMap<>(start.line().values());
        values.put("--provider", List.of("demo"));
        values.put("--permission-mode", List.of("bypassPermissions"));
        var line = new CommandLine(Optional.empty(), new ArrayList<>(), values);
        Opening opening = Opening.of(new Start(line, start.standard(), start.environment(), folder));
        String task = chinese(opening, start) ? TASK_CHINESE : TASK;
        start.print("A sample project with a bug is in " + folder + ".");
        start.print("Task: " + task);
        start.standard().flush();
        Session session = Session.inMemory(Sessions.newId());
        LiveSession live = opening.live(session, LiveSession.Answering.NOBODY);
        return Work.worked(
                start, live, new Options(Format.TEXT, Set.of(Extra.NARRATED), Optional.of(task), opening.about()));
    }

    private static boolean chinese(Opening opening, Start start) {
        Map<String, String> environment = start.environment();
        return opening.settings()
                .appearance()
                .language()
                .orElse(environment.getOrDefault("LC_ALL", environment.getOrDefault("LANG", "")))
                .startsWith("zh");
    }
}
