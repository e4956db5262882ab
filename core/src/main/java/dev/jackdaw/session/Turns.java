package dev.jackdaw.session;

import dev.jackdaw.model.Message;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Supplier;

/// The conversation before each turn. What was said before the conversation was last cut or summed up is not held where
/// its log can be read again: asking for it folds the log from its beginning.
final class Turns extends AbstractList<Conversation> implements RandomAccess {

    /// The log, and what of it is held whatever becomes of the conversation.
    ///
    /// @param wanted turns by how many were begun before them
    private record Past(Optional<Supplier<List<Line>>> log, Set<Integer> wanted, Map<Integer, Conversation> found) {}

    /// What the user said to begin a turn.
    ///
    /// @param turn counted from 1
    private record Begun(int turn, Message request) {}

    /// What happened to the log's turns as a whole, also to those that were taken back.
    ///
    /// @param begun how many ever were
    /// @param far to before which of them the conversation went back when they were not held
    private record Course(int begun, List<Integer> far) {
        Course back(int turn) {
            return new Course(begun, far.contains(turn) ? far : Trail.plus(far, turn));
        }
    }

    /// Each turn's number among all that were ever begun. They follow each other but where turns were taken back.
    private record Numbers(List<Run> runs, int size) {
        private record Run(int turn, int number) {}

        int of(int turn) {
            for (Run run : runs.reversed()) if (run.turn <= turn) return run.number + turn - run.turn;
            throw new IndexOutOfBoundsException(turn);
        }

        Numbers plus(int number) {
            boolean next = size > 0 && of(size - 1) + 1 == number;
            return new Numbers(next ? runs : Trail.plus(runs, new Run(size, number)), size + 1);
        }

        Numbers first(int turns) {
            return new Numbers(runs.stream().filter(run -> run.turn < turns).toList(), turns);
        }
    }

    private final Past past;
    private final Course course;
    private final Numbers numbers;
    /// Those of the last turns; their own turns are empty of others.
    private final List<Conversation> held;
    private final List<Begun> requests;

    private Turns(Past past, Course course, Numbers numbers, List<Conversation> held, List<Begun> requests) {
        this.past = past;
        this.course = course;
        this.numbers = numbers;
        this.held = held;
        this.requests = requests;
    }

    private static Turns none(Past past) {
        return new Turns(past, new Course(0, List.of()), new Numbers(List.of(), 0), List.of(), List.of());
    }

    /// Of a log nobody can read again: everything is held.
    static Turns held() {
        return none(new Past(Optional.empty(), Set.of(), Map.of()));
    }

    static Turns of(Supplier<List<Line>> log) {
        return none(new Past(Optional.of(log), Set.of(), Map.of()));
    }

    /// One more, begun by that.
    Turns plus(Conversation before, Message request) {
        if (past.wanted.contains(course.begun)) past.found.put(course.begun, before);
        return new Turns(
                past,
                new Course(course.begun + 1, course.far),
                numbers.plus(course.begun),
                Trail.plus(held, before.withTurns(holding(List.of()))),
                Trail.plus(requests, new Begun(size() + 1, request)));
    }

    private Turns holding(List<Conversation> some) {
        return new Turns(past, course, numbers, some, requests);
    }

    /// These where the conversation was cut: what is held of it would be what was to be freed.
    Turns cut(List<Message> left) {
        var messages = new IdentityHashMap<Message, Boolean>();
        for (Message message : left) messages.put(message, true);
        List<Begun> still = requests.stream()
                .filter(begun -> messages.containsKey(begun.request))
                .toList();
        boolean all = past.log.isEmpty() || held.isEmpty();
        return new Turns(past, course, numbers, all ? held : List.of(held.getLast()), still);
    }

    /// These where the conversation goes back to before one of them.
    ///
    /// @param then what it was before
    Turns back(int to, Turns then) {
        Course now = to < firstHeld() ? course.back(numbers.of(to)) : course;
        return new Turns(past, now, then.numbers, then.held, then.requests);
    }

    /// Which turn a message of the conversation began, counted from 1.
    @SuppressWarnings("ReferenceEquality") // somebody may say the same thing twice
    OptionalInt begunBy(Message message) {
        for (Begun begun : requests) if (begun.request == message) return OptionalInt.of(begun.turn);
        return OptionalInt.empty();
    }

    private int firstHeld() {
        return numbers.size - held.size();
    }

    /// @throws NoSuchElementException when the log tells no more of it
    @Override
    public Conversation get(int turn) {
        int number = numbers.of(Objects.checkIndex(turn, size()));
        int place = turn - firstHeld();
        if (place < 0) return found(number);
        Conversation before = held.get(place);
        return before.withTurns(((Turns) before.turns()).holding(Trail.first(held, place)));
    }

    /// What the conversation was before one of them; empty where the log tells no more of it.
    Conversation before(int turn) {
        try {
            return get(turn);
        } catch (NoSuchElementException lost) {
            var left = new Turns(past, course, numbers.first(turn), List.of(), List.of());
            return Conversation.EMPTY.withTurns(left);
        }
    }

    private Conversation found(int number) {
        if (past.found.containsKey(number)) return past.found.get(number);
        var wanted = new HashSet<>(course.far);
        wanted.add(number);
        var again = new Past(past.log, wanted, new HashMap<>());
        Conversation now = Conversation.EMPTY.withTurns(none(again));
        for (Line line : past.log.orElseThrow().get()) {
            if (Lines.lost(line)) break;
            now = now.with(line.fact());
            Conversation found = again.found.get(number);
            if (found != null) return found;
        }
        throw new NoSuchElementException("the session's log tells no more of that turn");
    }

    @Override
    public int size() {
        return numbers.size;
    }

    /// The same turns of a log: what was said in them is not compared, for it may have to be read.
    @Override
    public boolean equals(Object other) {
        return other instanceof Turns turns && numbers.equals(turns.numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }
}
