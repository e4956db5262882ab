package dev.jackdaw.goal;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.session.Undertaking.GoalSet;
import dev.jackdaw.session.Undertaking.Standing;
import dev.jackdaw.session.Undertaking.Verdict;
import dev.jackdaw.wording.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Judges criteria no command decides, by a model that has not done the work. Whatever goes wrong is no criterion met.
final class Judge {
    private final Aside aside;
    private final Duration patience;

    /// @param patience how long an answer is waited for
    Judge(Aside aside, Duration patience) {
        this.aside = aside;
        this.patience = patience;
    }

    /// The verdicts on some criteria of a goal, in the order of their numbers.
    ///
    /// @param numbers which, counted from 1; not empty
    List<Verdict> verdicts(GoalSet goal, List<Integer> numbers, Shown shown) throws InterruptedException {
        String by = aside.origin(Work.JUDGE);
        String text = question(goal, numbers, shown);
        try {
            Optional<Ruling> first = Ruling.read(asked(text), numbers, shown, by);
            Optional<Ruling> ruling = first.isPresent()
                    ? first
                    : Ruling.read(asked(text + "\n\n" + Words.of("judge.again")), numbers, shown, by);
            if (ruling.isEmpty()) return unknown(numbers, "the judge gave no verdict that could be read", by);
            return numbers.stream().map(ruling.get().verdicts()::get).toList();
        } catch (ModelFailure failure) {
            return unknown(numbers, "the judge failed: " + failure.why(), by);
        } catch (TimeoutException late) {
            return unknown(numbers, "the judge gave no verdict within " + patience.toSeconds() + " s", by);
        }
    }

    /// Nothing could be told; that is not met.
    static List<Verdict> unknown(List<Integer> numbers, String why, String by) {
        return numbers.stream()
                .map(_ -> new Verdict(Standing.ERROR, why, "", by))
                .toList();
    }

    private static String question(GoalSet goal, List<Integer> numbers, Shown shown) {
        var criteria = new StringBuilder();
        for (int number : numbers) {
            Criterion criterion = goal.criteria().get(number - 1);
            criteria.append(number).append(". ").append(criterion.text()).append('\n');
        }
        return Words.of("judge.question")
                .replace("{goal}", goal.goal())
                .replace("{criteria}", criteria.toString().strip())
                .replace("{happened}", shown.happened().isEmpty() ? Words.of("judge.nothing") : shown.happened())
                .replace("{answer}", shown.answer());
    }

    private String asked(String text) throws ModelFailure, TimeoutException, InterruptedException {
        var asking = new FutureTask<>(() -> aside.ask(Work.JUDGE, Resource.text(Judge.class, "Judge.md"), text));
        Thread.ofVirtual().name("judge").start(asking);
        try {
            return asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelFailure failure) throw failure;
            if (e.getCause() instanceof InterruptedException stop) throw stop;
            throw new IllegalStateException(e.getCause());
        } finally {
            asking.cancel(true);
        }
    }
}
