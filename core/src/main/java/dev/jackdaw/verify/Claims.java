package dev.jackdaw.verify;

import dev.jackdaw.session.Completion;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.verify.Sayings.Claim;
import dev.jackdaw.verify.Sayings.Kind;
import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// Compares what an answer says was done with what the log shows, before the turn ends. Where they disagree, the model
/// is told once; where they still do, the user is.
public final class Claims implements Completion {
    static final String ABOUT = "claims";

    /// What a command has in it that tries something out.
    private static final List<String> TRIES = List.of(
            "test", "check", "spec", "mvn", "gradle", "npm", "yarn", "pnpm", "make", "cargo", "go ", "javac", "java ",
            "python", "node", "tsc", "build", "compile", "verify", "jest", "tox", "bash ", "sh ", "./");

    private static final int MOST = 5;

    /// Whose changes of files are in the log.
    public enum Sight {
        /// Those of commands too.
        EVERY_CHANGE,
        /// Those of tools that name the file.
        NAMED_ONLY
    }

    private final Folded<Done> done;
    private final Sight sight;
    private Optional<Reading> reading = Optional.empty();

    /// The words claims are known by, and those the model is told.
    private record Reading(Sayings sayings, Properties words) {}

    public Claims(Session session, Sight sight) {
        this.sight = sight;
        this.done = new Folded<>(session, Done.NOTHING, Done::with);
    }

    @Override
    public synchronized Optional<Fact> before(Ending ending, Conversation conversation) {
        Done turn = done.now();
        if (ending.reason() != Ending.Reason.ANSWERED || turn.noted()) return Optional.empty();
        List<String> mismatches = mismatches(conversation.answer(), turn);
        if (mismatches.isEmpty()) return Optional.empty();
        return Optional.of(
                turn.told()
                        ? new Undertaking.Noted(ABOUT, by("The answer says", mismatches))
                        : new Fact.Reminded(ABOUT, told("told", Map.of("mismatches", by("You say", mismatches)))));
    }

    /// What disagrees as who reads it takes it: the model itself said so, a person reads of the answer.
    private static String by(String who, List<String> mismatches) {
        return String.join("\n", mismatches).replace("{who}: \"", who + ": \"");
    }

    private Reading reading() {
        if (reading.isEmpty()) {
            Properties words = Resource.properties(Claims.class, "claims.properties");
            reading = Optional.of(new Reading(new Sayings(words), words));
        }
        return reading.get();
    }

    private String told(String key, Map<String, String> values) {
        String text = String.valueOf(reading().words().getProperty(key));
        for (var value : values.entrySet()) text = text.replace("{" + value.getKey() + "}", value.getValue());
        return text;
    }

    /// What an answer says that the log does not show, each in a line.
    List<String> mismatches(String answer, Done turn) {
        if (answer.isBlank()) return List.of();
        Set<String> found = new LinkedHashSet<>();
        boolean passed = false;
        for (Claim claim : reading().sayings().of(answer)) {
            passed |= claim.kind() == Kind.PASSED;
            (claim.kind() == Kind.CHANGED ? unchanged(claim, turn) : untried(claim, turn)).ifPresent(found::add);
        }
        if (!passed) unanswered(answer, turn).ifPresent(found::add);
        return new ArrayList<>(found).subList(0, Math.min(MOST, found.size()));
    }

    private Optional<String> unchanged(Claim claim, Done turn) {
        boolean unseen = sight == Sight.NAMED_ONLY && turn.lastRun().isPresent();
        if (turn.elsewhere() || unseen) return Optional.empty();
        boolean question = Sayings.asks(turn.request());
        boolean earlier = question && !turn.before().isEmpty();
        if (claim.files().isEmpty()) {
            return turn.changedAnything() || earlier
                    ? Optional.empty()
                    : Optional.of(told("unchanged", Map.of("said", claim.sentence())));
        }
        // A sentence may name files beside those it says were changed.
        boolean one =
                claim.files().stream().anyMatch(file -> among(file, turn.changed()) || among(file, turn.before()));
        boolean unknown = question && turn.before().contains(Done.UNNAMED);
        if (one || unknown) return Optional.empty();
        return Optional.of(
                told("unchanged-file", Map.of("said", claim.sentence(), "files", String.join(", ", claim.files()))));
    }

    private static boolean among(String file, Set<String> changed) {
        String name = "/" + file;
        return changed.stream().anyMatch(path -> ("/" + path).endsWith(name) || name.endsWith("/" + path));
    }

    private Optional<String> untried(Claim claim, Done turn) {
        List<Done.Run> tried =
                turn.runs().stream().filter(run -> tries(run.command())).toList();
        if (tried.isEmpty()) {
            boolean told = Sayings.asks(turn.request()) && !turn.changedAnything();
            return told || !turn.runs().isEmpty()
                    ? Optional.empty()
                    : Optional.of(told("unrun", Map.of("said", claim.sentence())));
        }
        Done.Run last = tried.getLast();
        if (!last.passed()) return Optional.of(told("failed-run", about(claim.sentence(), last)));
        if (last.at() < turn.lastChange()) return Optional.of(told("stale-run", about(claim.sentence(), last)));
        return Optional.empty();
    }

    private static boolean tries(String command) {
        return TRIES.stream().anyMatch(command::contains);
    }

    private Optional<String> unanswered(String answer, Done turn) {
        Optional<Done.Run> last = turn.lastRun();
        boolean failed = last.isPresent() && !last.get().passed();
        if (!failed || !turn.changedAnything() || reading().sayings().admits(answer)) return Optional.empty();
        return Optional.of(told("unanswered", about("", last.get())));
    }

    private static Map<String, String> about(String said, Done.Run run) {
        String line = run.command().lines().findFirst().orElse("");
        return Map.of(
                "said",
                said,
                "command",
                line.length() > 120 ? line.substring(0, 120) + "…" : line,
                "exit",
                run.ending());
    }
}
