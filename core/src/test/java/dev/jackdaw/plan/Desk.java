package dev.jackdaw.plan;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Work;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A session whose planner and whose actor are scripted apart.
final class Desk {
    private final Path folder;
    private final ScriptedModel actor = new ScriptedModel();
    private final Planner planner = new Planner();
    private final Session session = Session.inMemory("s-1");

    /// A planner sees another prompt each time.
    static final class Planner implements Model {
        private final List<String> replies = new ArrayList<>();
        private final List<Prompt> prompts = new ArrayList<>();

        Planner says(String reply) {
            replies.add(reply);
            return this;
        }

        List<Prompt> prompts() {
            return prompts;
        }

        @Override
        public String origin() {
            return "scripted/planner";
        }

        @Override
        public dev.jackdaw.model.Reply reply(
                Prompt prompt, java.util.function.Consumer<? super dev.jackdaw.model.Arrival> arrivals)
                throws ModelFailure {
            prompts.add(prompt);
            return ScriptedModel.reply(List.of(new Content.Text(replies.removeFirst())), dev.jackdaw.model.Finish.STOP);
        }
    }

    Desk(Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    ScriptedModel actor() {
        return actor;
    }

    Planner planner() {
        return planner;
    }

    Session session() {
        return session;
    }

    LiveSession open(Mode mode) throws IOException {
        return open(mode, LiveSession.Answering.NOBODY);
    }

    LiveSession open(Mode mode, LiveSession.Answering answering) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Settings usual = Settings.of(work, folder.resolve("state"), Endpoint.of("fake", "actor", ""));
        Settings settings =
                usual.under(Policy.of(mode)).confining(usual.sandbox().choosing(Wishes.Choice.OFF));
        return Jackdaw.open(settings, session, answering, List.of(), gateway());
    }

    private Gateway gateway() {
        return new Gateway() {
            @Override
            public Model model(Work work) {
                return work == Work.PLAN ? planner : actor;
            }

            @Override
            public void choose(String name) {
                throw new IllegalArgumentException("scripted");
            }

            @Override
            public void think(Optional<String> effort) {}

            @Override
            public List<Standing> standings() {
                return List.of();
            }
        };
    }

    /// What was said last in a prompt of the actor.
    String said(int prompt) {
        Message last = actor.prompts().get(prompt).messages().getLast();
        return last instanceof Message.User(var content) ? ((Content.Text) content.getLast()).text() : "";
    }

    /// All the actor was shown at last.
    String all() {
        return actor.prompts().getLast().messages().toString();
    }
}
