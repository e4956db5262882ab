package dev.jackdaw.hook;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A hook as it is configured.
///
/// @param events what it is asked about
/// @param form how it is spoken to
/// @param matcher of what it is asked: all, a list of names, or a regular expression, as in Claude Code
/// @param source the file that says it, or who else
/// @param guard asked before it runs
public record HookSetting(
        Set<HookEvent> events, Form form, String matcher, Action action, Terms terms, String source, Guard guard) {
    private static final Duration USUAL = Duration.ofSeconds(10);
    /// A session that ends is not to be waited for.
    private static final Duration AT_THE_END = Duration.ofSeconds(2);

    /// How a hook is spoken to.
    public enum Form {
        /// Claude Code's JSON.
        CLAUDE,
        /// minicode's: an event with its data, answered by an action.
        BRIEF
    }

    /// What is run.
    public sealed interface Action {

        /// A line for a shell; a program with arguments where there are any.
        record Command(String command, List<String> args, String shell) implements Action {
            @Override
            public String toString() {
                return args.isEmpty() ? command : command + " " + String.join(" ", args);
            }
        }

        /// @param variables those of the environment that may stand in the headers
        record Http(URI url, Map<String, String> headers, Set<String> variables) implements Action {
            @Override
            public String toString() {
                return "POST " + url;
            }
        }

        record Java(String name, Hook hook) implements Action {
            @Override
            public String toString() {
                return name;
            }
        }

        /// A kind of hook that is not run here.
        record Unsupported(String type) implements Action {
            @Override
            public String toString() {
                return "(type " + type + " is not run)";
            }
        }
    }

    /// Under which terms it is run.
    ///
    /// @param timeout ten seconds where empty
    /// @param condition a permission rule a call must fit
    /// @param status what is shown meanwhile, or empty
    public record Terms(Optional<Duration> timeout, Optional<String> condition, Set<Trait> traits, String status) {
        public static final Terms USUAL = new Terms(Optional.empty(), Optional.empty(), Set.of(), "");
    }

    /// What else holds of it.
    public enum Trait {
        /// Nobody waits for it.
        ASYNC,
        /// It runs once a session.
        ONCE,
        /// Where it fails, what it was to judge is refused.
        REQUIRED
    }

    /// A hook of an embedder.
    public static HookSetting java(String name, Hook hook, HookEvent first, HookEvent... others) {
        return new HookSetting(
                EnumSet.of(first, others),
                Form.CLAUDE,
                "",
                new Action.Java(name, hook),
                Terms.USUAL,
                "program",
                Guard.NONE);
    }

    /// The same with somebody to be asked before it runs.
    public HookSetting guarded(Guard other) {
        return new HookSetting(events, form, matcher, action, terms, source, other);
    }

    public boolean is(Trait trait) {
        return terms.traits().contains(trait);
    }

    /// Whether it is ever asked here.
    public boolean fired() {
        return events.stream().anyMatch(HookEvent::fired) && !(action instanceof Action.Unsupported);
    }

    Duration timeout(HookEvent event) {
        return terms.timeout().orElse(event == HookEvent.SESSION_END ? AT_THE_END : USUAL);
    }

    /// Whether a matcher is a list of names.
    static boolean plain(String matcher) {
        return matcher.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-,| ".indexOf(c) >= 0);
    }

    /// Whether it is asked about this.
    public boolean matches(Occasion occasion) {
        if (!events.contains(occasion.event())) return false;
        String wanted = matcher.strip();
        if (wanted.isEmpty() || wanted.equals("*") || occasion.subjects().isEmpty()) return true;
        if (plain(wanted))
            return Arrays.stream(wanted.split("[,|]", -1)).map(String::strip).anyMatch(occasion.subjects()::contains);
        Pattern pattern = Pattern.compile(wanted);
        return occasion.subjects().stream()
                .anyMatch(subject -> pattern.matcher(subject).find());
    }

    /// The event's names as they are shown.
    public String shownEvents() {
        if (events.equals(HookEvent.ofFolder())) return "all of minicode's";
        List<String> names = events.stream()
                .map(event -> form == Form.BRIEF ? event.shortName() : event.label())
                .distinct()
                .toList();
        return String.join(", ", names);
    }
}
