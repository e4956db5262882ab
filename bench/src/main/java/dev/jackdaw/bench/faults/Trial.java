package dev.jackdaw.bench.faults;

import dev.jackdaw.json.Json;

/// One fault and what must come of it.
///
/// @param rule the standard it is held to
/// @param expected what must be observed, word for word
record Trial(String name, String rule, String expected, Play play) {

    /// Plays the fault.
    @FunctionalInterface
    interface Play {
        /// @return what was observed
        String observe() throws Exception;
    }

    /// How a trial went.
    record Outcome(Trial trial, String observed, long millis) {
        boolean passed() {
            return observed.equals(trial.expected());
        }

        Json json() {
            return Json.obj(
                    "name", trial.name(),
                    "rule", trial.rule(),
                    "expected", trial.expected(),
                    "observed", observed,
                    "passed", passed(),
                    "milliseconds", millis);
        }
    }

    Outcome outcome() throws InterruptedException {
        long start = System.nanoTime();
        String observed = observed();
        return new Outcome(this, observed, (System.nanoTime() - start) / 1_000_000);
    }

    private String observed() throws InterruptedException {
        try {
            return play.observe();
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception broken) {
            return "broke: " + broken;
        }
    }
}
