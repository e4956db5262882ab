package dev.jackdaw.agent;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.wording.Brief;
import java.util.Optional;

/// Gives a session a title after its first answer, where a model is set apart for such work. A session without one is
/// known by how it began.
final class Titling implements AutoCloseable {
    private static final int MOST_SHOWN = 2_000;
    private static final int LONGEST = 60;

    private final Session session;
    private final Aside aside;
    private Optional<Thread> working = Optional.empty();

    Titling(Session session, Aside aside) {
        this.session = session;
        this.aside = aside;
    }

    /// Begins, if the turn that ended was answered and there is no title yet; returns at once.
    synchronized void after(Ending ending) {
        if (ending.reason() != Ending.Reason.ANSWERED || working.isPresent() || !aside.apart(Work.TITLE)) return;
        if (session.choices().title().isPresent()) return;
        working = Optional.of(Thread.ofVirtual().name("title").start(this::title));
    }

    private void title() {
        try {
            String title = line(aside.ask(Work.TITLE, Wording.of("title"), beginning()));
            if (!title.isEmpty()) session.append(new Fact.Titled(title));
        } catch (ModelFailure untitled) {
            // It stays known by how it began; the next turn tries again.
            synchronized (this) {
                working = Optional.empty();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the user asked first, and what was answered.
    private String beginning() {
        var text = new StringBuilder();
        for (Message message : session.conversation().messages())
            if (message instanceof Message.User(var content) && text.isEmpty()) {
                for (Content part : content) if (part instanceof Content.Text(var said)) text.append(said);
                break;
            }
        return cut(text.toString(), MOST_SHOWN) + "\n\n---\n\n"
                + cut(session.conversation().answer(), MOST_SHOWN);
    }

    private static String line(String said) {
        String first = said.strip().lines().findFirst().orElse("").strip();
        boolean quoted = first.length() > 1 && first.startsWith("\"") && first.endsWith("\"");
        return cut(quoted ? first.substring(1, first.length() - 1) : first, LONGEST)
                .strip();
    }

    private static String cut(String text, int most) {
        return text.substring(0, Brief.whole(text, Math.min(most, text.length())));
    }

    /// Gives up; nothing is written after this.
    @Override
    public void close() {
        Optional<Thread> last;
        synchronized (this) {
            last = working;
        }
        last.ifPresent(Thread::interrupt);
        try {
            if (last.isPresent()) last.get().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
