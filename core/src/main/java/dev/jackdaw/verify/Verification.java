package dev.jackdaw.verify;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Checks what a turn has changed before it ends, and has the model repair what fails, so often at most; then the user
/// is told.
public final class Verification implements Completion {
    private static final int MOST_FILES = 300;
    private static final int MOST_TOLD = 4_000;
    private static final int FIRST = 200;

    private final Inspection inspection;
    private final Touched touched;
    private final Rigour rigour;
    private final Folded<Course> checked;

    public Verification(Inspection inspection, Touched touched, Rigour rigour) {
        this.inspection = inspection;
        this.touched = touched;
        this.rigour = rigour;
        this.checked = new Folded<>(inspection.session(), Course.FRESH, Course::with);
    }

    /// What holds for a session now: what was chosen in it, else what its settings say.
    public static Rigour.Mode mode(List<Line> lines, Rigour rigour) {
        return mode(Course.of(lines), rigour);
    }

    private static Rigour.Mode mode(Course course, Rigour rigour) {
        return course.mode().flatMap(Rigour.Mode::named).orElse(rigour.mode());
    }

    /// What came of checks, for a person, in a line.
    public static String line(Undertaking.Verified verified) {
        Properties words = Resource.properties(Verification.class, "verify.properties");
        String worst = verified.outcome();
        Undertaking.Check first = verified.checks().stream()
                .filter(check -> check.outcome().equals(worst))
                .findFirst()
                .orElseThrow();
        long passed = verified.checks().stream()
                .filter(check -> check.outcome().equals(Job.PASSED))
                .count();
        return words.getProperty("line." + worst)
                .replace("{check}", first.command())
                .replace("{first}", first(first.text()))
                .replace("{passed}", Long.toString(passed));
    }

    @Override
    public Optional<Fact> before(Ending ending, Conversation conversation) throws InterruptedException {
        if (ending.reason() != Ending.Reason.ANSWERED) return Optional.empty();
        List<Line> lines = inspection.session().lines();
        Course course = checked.now();
        Rigour.Mode mode = mode(course, rigour);
        if (mode == Rigour.Mode.OFF || inspection.policy().get().mode() == Mode.PLAN) return Optional.empty();
        if (!touched.since(Math.max(touched.turn(), course.seen())).isEmpty()) {
            List<Undertaking.Check> checks = inspection.of(jobs(lines), rigour, mode);
            if (!checks.isEmpty()) return Optional.of(new Undertaking.Verified(checks, course.repairs()));
        }
        return told(course);
    }

    private List<Job> jobs(List<Line> lines) {
        List<Path> files = touched.since(unchecked(lines));
        List<Path> some = files.subList(0, Math.min(MOST_FILES, files.size()));
        Path root = inspection.site().workspace().root();
        return rigour.own().isEmpty() ? Builds.jobs(some, root, rigour.tests()) : Builds.own(some, root, rigour.own());
    }

    /// The beginning of the turn, or of those before it that were cut off.
    private static int unchecked(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--)
            if (lines.get(i).fact() instanceof Fact.TurnEnded(var how) && how.reason() == Ending.Reason.ANSWERED)
                return i + 1;
        return 0;
    }

    private Optional<Fact> told(Course course) {
        List<Undertaking.Check> failed = course.failed();
        if (failed.isEmpty() || course.noted()) return Optional.empty();
        Properties words = Resource.properties(Verification.class, "verify.properties");
        if (!course.told() && course.repairs() < rigour.repairs())
            return Optional.of(new Fact.Reminded(Course.ABOUT, reminder(words, failed, course.repairs() + 1)));
        String key = course.repairs() == 0 ? "noted" : course.repairs() == 1 ? "noted.once" : "noted.more";
        return Optional.of(new Undertaking.Noted(
                Course.ABOUT,
                words.getProperty(key)
                        .replace("{repairs}", Integer.toString(course.repairs()))
                        .replace("{check}", failed.getFirst().command())
                        .replace("{first}", first(failed.getFirst().text()))));
    }

    private String reminder(Properties words, List<Undertaking.Check> failed, int repair) {
        var text = new StringBuilder();
        int each = MOST_TOLD / failed.size();
        for (Undertaking.Check check : failed) {
            String shown = check.text().length() <= each
                    ? check.text()
                    : Excerpt.of(check.text(), inspection.site().workspace().root(), each);
            text.append("$ ").append(check.command()).append('\n').append(shown).append("\n\n");
        }
        return words.getProperty("failed")
                .replace("{repair}", Integer.toString(repair))
                .replace("{most}", Integer.toString(rigour.repairs()))
                .replace("{failures}", Brief.head(text.toString().strip(), MOST_TOLD + 200));
    }

    private static String first(String text) {
        List<String> lines = text.lines().toList();
        String error = lines.stream()
                .filter(line -> line.contains("rror") || line.contains("FAIL"))
                .findFirst()
                .orElse(lines.isEmpty() ? "" : lines.getFirst());
        return Brief.head(error.strip(), FIRST);
    }
}
