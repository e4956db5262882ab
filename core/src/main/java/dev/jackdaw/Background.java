package dev.jackdaw;

import dev.jackdaw.agent.Instructions;
import dev.jackdaw.agent.Learned;
import dev.jackdaw.agent.LiveSession.Answering;
import dev.jackdaw.history.Drift;
import dev.jackdaw.history.HistorySearch;
import dev.jackdaw.history.Sightings;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.hook.Occasions;
import dev.jackdaw.knowledge.Announcing;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.knowledge.Rulebook;
import dev.jackdaw.knowledge.Touching;
import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.candidate.Noticing;
import dev.jackdaw.memory.candidate.Shelf;
import dev.jackdaw.memory.kit.Remembering;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.prompt.Passage;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Knowing;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.skill.Index;
import dev.jackdaw.skill.Roots;
import dev.jackdaw.skill.Skills;
import dev.jackdaw.skill.UseSkill;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.kit.SeenFiles;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What a session knows beside its conversation: instructions, skills, notes, and what it did before.
///
/// @param rulebook the instructions as they were read last
record Background(
        Settings settings,
        Skills skills,
        Workspace workspace,
        AtomicReference<Rulebook> rulebook,
        Optional<Remembering> memory) {

    /// @throws IOException when the folder to work in cannot be read
    static Background of(Settings settings, Skills skills, Workspace workspace) throws IOException {
        Knowing knowing = settings.knowing();
        Rulebook rulebook = Rulebook.of(knowing.around(), knowing.heeded(), workspace.root(), settings.more());
        // Notes are the user's own.
        Optional<Remembering> memory = knowing.heeded().contains(Owner.USER)
                ? Optional.of(new Remembering(Memory.of(settings.state(), settings.directory()), knowing.recalled()))
                : Optional.empty();
        return new Background(settings, skills, workspace, new AtomicReference<>(rulebook), memory);
    }

    private Rulebook latest() {
        return Objects.requireNonNull(rulebook.get());
    }

    /// Where skills, commands and agents are looked for.
    static Roots roots(Settings settings) {
        return Roots.of(settings.directory(), settings.knowing().around(), settings.state());
    }

    /// What the system prompt consists of; what changes least stands first.
    List<Passage> passages() throws IOException {
        var passages = new ArrayList<Passage>();
        if (settings.instructions().isPresent())
            passages.add(Passage.of("identity", settings.instructions().get()));
        else passages.addAll(List.of(Instructions.identity(), Instructions.workspace(workspace)));
        passages.add(latest().passage());
        passages.add(Index.of(skills.lore(), settings.endpoint().window()));
        if (memory.isPresent()) passages.add(memory.get().passage());
        settings.appended().ifPresent(text -> passages.add(Passage.of("appended", text)));
        return passages;
    }

    /// The same, to be read again when the user asks for it.
    Learned learned() {
        return new Learned(skills, heeded -> {
            try {
                Background now = of(settings.heeding(heeded), skills, workspace);
                rulebook.set(now.latest());
                return now.passages();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// The tools that look things up there.
    List<Tool<?>> tools(Session session) {
        var tools = new ArrayList<Tool<?>>(List.of(new HistorySearch(session::lines)));
        if (!skills.heeded().isEmpty()) tools.add(new UseSkill(skills));
        memory.ifPresent(notes -> tools.addAll(notes.tools()));
        return tools;
    }

    /// What a model is told before it is asked.
    List<Preparation> preparations(Session session, SeenFiles seen, Site site, List<Tool<?>> tools, Hooks hooks) {
        var preparations = new ArrayList<Preparation>();
        Sightings earlier = Sightings.of(session.lines()).into(seen, workspace);
        preparations.add(new Drift(seen.vigil(), workspace, earlier));
        preparations.add(new Touching(this::latest, site, tools, announcing(session, hooks)));
        memory.ifPresent(notes -> preparations.addAll(notes.preparations()));
        return preparations;
    }

    /// Who tells hooks of instructions that come into force.
    private Announcing announcing(Session session, Hooks hooks) {
        String transcript = session.file().map(Path::toString).orElse("");
        return new Announcing(
                hooks,
                new Occasions(
                        session.id(),
                        transcript,
                        settings.directory(),
                        () -> settings.policy().mode().label()));
    }

    /// Begins to look for what is worth a note; what ends it. In a run nobody watches the program ends with the answer,
    /// so that a model asked then would be paid for nothing.
    Runnable noticing(Session session, Gateway gateway, Answering answering) {
        Knowing knowing = settings.knowing();
        if (knowing.noting() == Knowing.Noting.OFF
                || !knowing.heeded().contains(Owner.USER)
                || session.file().isEmpty()) return () -> {};
        boolean always = knowing.noting() == Knowing.Noting.ALWAYS;
        boolean watched = answering == Answering.USER;
        Noticing.Asking asking =
                always ? Noticing.Asking.ALWAYS : watched ? Noticing.Asking.APART : Noticing.Asking.NEVER;
        var ways = new Noticing.Ways(asking, watched ? Noticing.Typed.ALL : Noticing.Typed.FIRST_LINE);
        return Noticing.begin(
                session, new Aside(session, gateway), Shelf.of(settings.state(), settings.directory()), ways);
    }
}
