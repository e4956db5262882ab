package dev.jackdaw;

import static java.lang.invoke.MethodType.methodType;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples for embedders compile against the library as it is, and do what they say.
class ExamplesTest {
    private static final Path SOURCES = Path.of("..", "examples", "embedding", "src", "main", "java");

    @TempDir
    Path folder;

    @Test
    void anEmbedderAsksAboutCodeAndReadsTheAnswer() throws Throwable {
        MethodHandle ask = compiled("AskAboutCode", "ask", methodType(String.class, Settings.class, String.class));
        assertEquals("It greets the world.", (String) ask.invoke(settings("It greets the world."), "What is it?"));
    }

    @Test
    void aToolOfOnesOwnIsOfferedToTheModelAndRuns() throws Throwable {
        Settings settings = settings("");
        Files.writeString(settings.directory().resolve("poem.txt"), "a rose is\na rose\n");
        MethodHandle open = compiled("WordCount", "open", methodType(LiveSession.class, Settings.class));
        try (LiveSession agent = (LiveSession) open.invoke(settings)) {
            assertTrue(agent.toolbox().specs().stream()
                    .anyMatch(spec -> spec.name().equals("word_count")));
            var call = new ToolCall("1", "word_count", "{\"path\":\"poem.txt\"}");
            assertEquals(ToolResult.of("5 words"), agent.toolbox().run(call, agent.site()));
        }
    }

    private MethodHandle compiled(String example, String method, MethodType type) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
        String source = SOURCES.resolve(example + ".java").toString();
        String classPath = System.getProperty("java.class.path");
        int exit = compiler.run(System.out, System.err, "-cp", classPath, "-d", classes.toString(), source);
        assertEquals(0, exit, "compiling " + example);
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        return MethodHandles.publicLookup().findStatic(loader.loadClass(example), method, type);
    }

    private Settings settings(String reply) throws Exception {
        Endpoint fake = Endpoint.of("fake", "fake", "").saying(reply);
        Path project = Files.createDirectories(folder.resolve("project"));
        return Settings.of(project, folder.resolve("state"), fake);
    }
}
