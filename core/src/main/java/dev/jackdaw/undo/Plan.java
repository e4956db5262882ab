package dev.jackdaw.undo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What restoring would do, path by path, against what is there now.
public final class Plan {

    /// What happens to a path.
    public enum Verb {
        MAKE,
        CHANGE,
        REMOVE
    }

    /// One path of the plan.
    public record Doing(Verb verb, String path) {}

    /// @param now what is there; empty where nothing is
    /// @param target what is to be there
    record Item(String path, Optional<Entry> now, Optional<Entry> target) {
        Doing doing() {
            return new Doing(now.isEmpty() ? Verb.MAKE : target.isEmpty() ? Verb.REMOVE : Verb.CHANGE, path);
        }

        boolean is(Entry.Kind kind) {
            return now.filter(entry -> entry.kind() == kind).isPresent();
        }

        boolean becomes(Entry.Kind kind) {
            return target.filter(entry -> entry.kind() == kind).isPresent();
        }
    }

    /// How a path came from what it was to what it is, over several steps.
    private record Course(Optional<Entry> from, Optional<Entry> to, Optional<Why> broken) {}

    private final String how;
    private final List<Integer> steps;
    private final Tree now;
    private final List<Item> safe = new ArrayList<>();
    private final List<Item> forced = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    private Plan(String how, List<Integer> steps, Tree now) {
        this.how = how;
        this.steps = steps;
        this.now = now;
    }

    /// Takes back steps.
    ///
    /// @param numbers of the steps that are undone or redone with it
    /// @param changes of the steps, the latest first
    static Plan of(String how, List<Integer> numbers, List<List<Change>> changes, Store store) throws IOException {
        var courses = new TreeMap<String, Course>();
        for (List<Change> step : changes)
            for (Change change : step) courses.merge(change.path(), course(change), Plan::after);
        Tree now = Scan.of(courses.keySet(), Tree.EMPTY, store);
        var plan = new Plan(how, numbers, now);
        for (Map.Entry<String, Course> course : courses.entrySet())
            plan.add(
                    new Item(
                            course.getKey(),
                            now.get(course.getKey()),
                            course.getValue().from()),
                    course.getValue(),
                    store);
        return plan;
    }

    private static Course course(Change change) {
        return new Course(change.before(), change.after(), Optional.empty());
    }

    /// A course with an earlier one before it; where they do not meet, somebody else was there between the steps.
    private static Course after(Course later, Course earlier) {
        boolean meet = Entry.same(earlier.to(), later.from());
        return new Course(earlier.from(), later.to(), meet ? later.broken() : Optional.of(Why.CHANGED));
    }

    private void add(Item item, Course course, Store store) {
        if (Entry.same(item.now(), item.target())) return;
        Optional<Left> lost = new Change(item.path(), item.target(), item.now()).left();
        if (lost.isPresent()) left.add(lost.get());
        else if (item.is(Entry.Kind.OTHER)) left.add(Left.untouchable(item.path()));
        else if (item.becomes(Entry.Kind.FILE)
                && !store.has(item.target().orElseThrow().content())) left.add(new Left(item.path(), Why.LOST));
        else if (item.is(Entry.Kind.UNSAVED))
            refuse(item, item.now().orElseThrow().why());
        else if (course.broken().isPresent() || !Entry.same(item.now(), course.to())) refuse(item, Why.CHANGED);
        else safe.add(item);
    }

    private void refuse(Item item, Why why) {
        forced.add(item);
        left.add(new Left(item.path(), why));
    }

    /// How the restoring is told of: [Timeline#UNDO], [Timeline#REDO] or [Timeline#REWIND].
    public String how() {
        return how;
    }

    /// The numbers of the steps it is about.
    public List<Integer> steps() {
        return steps;
    }

    /// What would be done.
    public List<Doing> doings() {
        return safe.stream().map(Item::doing).toList();
    }

    /// What would be left as it is.
    public List<Left> left() {
        return List.copyOf(left);
    }

    /// How many of those left would be overwritten if that were wanted.
    public int conflicts() {
        return forced.size();
    }

    /// What was there when it was made.
    Tree now() {
        return now;
    }

    List<Item> items(Timeline.Conflicts conflicts) {
        var items = new ArrayList<>(safe);
        if (conflicts == Timeline.Conflicts.OVERWRITE) items.addAll(forced);
        return items;
    }

    List<Left> remaining(Timeline.Conflicts conflicts) {
        var remaining = new ArrayList<>(left);
        if (conflicts == Timeline.Conflicts.OVERWRITE)
            for (Item item : forced) remaining.removeIf(each -> each.path().equals(item.path()));
        return remaining;
    }
}
