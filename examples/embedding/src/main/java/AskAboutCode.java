import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.settings.Settings;
import java.nio.file.Path;

/// Asks a model about the code in this folder and shows what it looks at on the way.
public final class AskAboutCode {
    public static void main(String[] arguments) throws Exception {
        var model = Endpoint.of("anthropic", "claude-sonnet-4-6", System.getenv("ANTHROPIC_API_KEY"));
        var settings = Settings.of(Path.of("."), Path.of(System.getProperty("user.home"), ".jackdaw"), model);
        System.out.println(ask(settings, "What does this project do, and where does it start?"));
    }

    public static String ask(Settings settings, String question) throws Exception {
        try (LiveSession agent = Jackdaw.open(settings)) {
            agent.session().follow(0, AskAboutCode::show);
            agent.send(Command.Say.now(question));
            agent.await();
            return agent.session().conversation().answer();
        }
    }

    private static void show(Event event) {
        if (event instanceof Fact.ModelSaid(var reply))
            reply.calls().forEach(call -> System.out.println("- " + call.tool() + " " + call.arguments()));
    }
}
