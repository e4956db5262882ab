package dev.jackdaw.knowledge;

import dev.jackdaw.knowledge.Announcing.Reason;
import dev.jackdaw.knowledge.Entry.Standing;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.session.Section;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Brings instructions into force once calls have read or written what they are about: rules for certain paths, and the
/// files of folders below the one worked in.
///
/// It looks only at calls that came since it last looked; where the conversation was rewritten meanwhile, as when it
/// was summed up, at all that are left, so that what still matters comes back.
public final class Touching implements Preparation {
    private final Supplier<Rulebook> rulebooks;
    private final Site site;
    private final List<? extends Tool<?>> tools;
    private final Announcing announcing;
    private final List<Document> waiting = new ArrayList<>();
    private final List<Concerned> concerned = new ArrayList<>();
    private final Set<Path> folders = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> given = new HashMap<>();
    private Rulebook rulebook;
    private Optional<Toolbox> toolbox = Optional.empty();
    private Optional<Message> last = Optional.empty();
    private int looked;
    private boolean begun;

    /// @param rulebooks the instructions as they were read last
    public Touching(Supplier<Rulebook> rulebooks, Site site, List<? extends Tool<?>> tools, Announcing announcing) {
        this.rulebooks = rulebooks;
        this.rulebook = rulebooks.get();
        this.site = site;
        this.tools = List.copyOf(tools);
        this.announcing = announcing;
        this.waiting.addAll(rulebook.waiting());
    }

    @Override
    public Optional<Fact> before(Conversation conversation) throws InterruptedException {
        renew();
        if (!rulebook.heedsAny()) return Optional.empty();
        begin(conversation);
        Set<Path> touched = touched(conversation.messages());
        for (Path path : touched) nested(path);
        for (Path path : touched) matching(path);
        if (concerned.isEmpty()) return Optional.empty();
        Optional<Fact> left = told();
        return left.isPresent() ? left : instructed(conversation);
    }

    /// Begins anew where the user had everything read again.
    @SuppressWarnings("ReferenceEquality") // two readings may say the same
    private void renew() {
        Rulebook now = rulebooks.get();
        if (now == rulebook) return;
        rulebook = now;
        waiting.clear();
        waiting.addAll(now.waiting());
        concerned.clear();
        folders.clear();
        looked = 0;
    }

    /// A file that now counts, or would if it were trusted.
    private record Concerned(Document document, Reason reason, Path trigger) {}

    private void begin(Conversation conversation) throws InterruptedException {
        if (begun) return;
        begun = true;
        var sources = new HashSet<String>();
        for (Section section : conversation.bearings().sections()) sources.addAll(section.sources());
        for (Document document : rulebook.inForce())
            if (sources.contains(document.name()))
                announcing.loaded(
                        document, document.by().isPresent() ? Reason.IMPORTED : Reason.SESSION_START, Optional.empty());
    }

    /// What calls that did not fail have read or written since the last look, by real paths.
    private Set<Path> touched(List<Message> messages) {
        if (rewritten(messages)) {
            looked = 0;
            folders.clear();
        }
        var calls = new HashMap<String, ToolCall>();
        var touched = new LinkedHashSet<Path>();
        for (Message message : messages.subList(looked, messages.size())) {
            if (message instanceof Message.Assistant(var content, var _))
                for (Content part : content) if (part instanceof Content.Call(var call)) calls.put(call.id(), call);
            if (message instanceof Message.Answer(var id, var result) && !result.failed() && calls.containsKey(id))
                paths(Objects.requireNonNull(calls.get(id)), touched);
        }
        looked = messages.size();
        last = messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast());
        return touched;
    }

    @SuppressWarnings("ReferenceEquality") // what was not rewritten is the very same
    private boolean rewritten(List<Message> messages) {
        return looked > messages.size() || looked > 0 && messages.get(looked - 1) != last.orElse(null);
    }

    private void paths(ToolCall call, Set<Path> touched) {
        if (toolbox.isEmpty()) toolbox = Optional.of(new Toolbox(tools, List.of()));
        if (!(toolbox.get().bind(call, site) instanceof Toolbox.Bound.Ready(var invocation, var _))) return;
        for (Access access : accesses(invocation)) {
            try {
                switch (access) {
                    case Access.Read(var name) -> touched.add(site.workspace().toRead(name));
                    case Access.Write(var name) -> touched.add(site.workspace().toRead(name));
                    case Access.Execute _, Access.Leave _, Access.Fetch _, Access.Delegate _, Access.Consent _ -> {}
                }
            } catch (IOException outside) {
                // Nothing out there has instructions.
            }
        }
    }

    private static <P extends Record> List<Access> accesses(Invocation<P> invocation) {
        return invocation.tool().accesses(invocation.parameters());
    }

    private void nested(Path path) {
        Path root = rulebook.directory();
        var below = new ArrayList<Path>();
        for (Path folder = Files.isDirectory(path) ? path : path.getParent();
                folder != null && folder.startsWith(root) && !folder.equals(root);
                folder = folder.getParent()) below.addFirst(folder);
        for (Path folder : below) {
            if (!folders.add(folder)) continue;
            for (Document document : rulebook.nested(folder)) {
                if (document.waiting()) waiting.add(document);
                else if (document.inForce() || document.outcome().standing() == Standing.UNTRUSTED)
                    concerned.add(new Concerned(document, Reason.NESTED, path));
            }
        }
    }

    private void matching(Path path) {
        for (Document rule : waiting) {
            boolean counted =
                    concerned.stream().anyMatch(one -> one.document().name().equals(rule.name()));
            if (!counted && rule.concerns(path)) concerned.add(new Concerned(rule, Reason.PATH, path));
        }
    }

    /// That files were left out, told once for each of them.
    private Optional<Fact> told() {
        var left = new TreeSet<String>();
        for (Concerned one : concerned)
            if (one.document().outcome().standing() == Standing.UNTRUSTED
                    && told.add(one.document().name())) left.add(one.document().name());
        if (left.isEmpty()) return Optional.empty();
        return Optional.of(new Fact.Recovered(
                "untrusted_instructions",
                "left_out",
                String.join(", ", left) + ": not applied, because it was not approved as it is; jackdaw trust shows it,"
                        + " jackdaw trust add approves it"));
    }

    private Optional<Fact> instructed(Conversation conversation) throws InterruptedException {
        List<String> known = conversation.bearings().instructed();
        List<Concerned> fresh = concerned.stream()
                .filter(one -> one.document().outcome().standing() != Standing.UNTRUSTED)
                .filter(one -> !known.contains(one.document().name()) || changed(one.document()))
                .toList();
        concerned.clear();
        if (fresh.isEmpty()) return Optional.empty();
        List<Share> shares = Share.of(fresh.stream().map(Concerned::document).toList());
        String text = Rulebook.text("touched", shares);
        if (conversation.messages().contains(Message.User.of(text))) return Optional.empty();
        for (Concerned one : fresh) announce(one);
        return Optional.of(new Fact.Instructed(
                shares.stream().map(share -> share.document().name()).toList(), text));
    }

    /// Whether it says something else than it did when it came into force.
    private boolean changed(Document document) {
        String before = given.get(document.name());
        return before != null && !before.equals(document.text());
    }

    private void announce(Concerned one) throws InterruptedException {
        boolean again = one.document()
                .text()
                .equals(given.put(one.document().name(), one.document().text()));
        Reason reason = one.document().by().isPresent() ? Reason.IMPORTED : one.reason();
        announcing.loaded(one.document(), again ? Reason.COMPACTED : reason, Optional.of(one.trigger()));
    }
}
