package dev.jackdaw.headless;

import dev.jackdaw.agent.Attachments;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.plan.Planning;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Following;
import dev.jackdaw.session.Glimpse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Works a session without a screen: a task from the command line, or several from standard input, each told in the
/// form that was asked for.
public final class Headless {
    private static final String COMPACT = "/compact";

    private final LiveSession live;
    private final Options options;
    private final Standard standard;
    private final List<Json> collected = new ArrayList<>();
    private final Lines lines;
    private final Face face;
    private final StreamedInput input;
    private volatile boolean stopped;
    private volatile boolean broken;
    private volatile Optional<Thread> planner = Optional.empty();
    private boolean warned;

    public Headless(LiveSession live, Options options, Standard standard) {
        this.live = live;
        this.options = options;
        this.standard = standard;
        this.lines = new Lines(live.session().id(), this::put);
        this.face = options.format() == Options.Format.TEXT
                ? new TextFace(live, standard, options)
                : new LineFace(live, lines, options);
        this.input = new StreamedInput(live, lines, options.has(Options.Extra.REPLAY));
    }

    /// Does all there is to do.
    ///
    /// @return the code to end with, that of the last turn
    public int run() throws InterruptedException {
        return run(following ->
                options.has(Options.Extra.STREAMED_INPUT) ? turns(following) : turn(following, options.prompt()));
    }

    /// Does what begins a turn, and tells of it to its end.
    public int run(Runnable beginning) throws InterruptedException {
        return run(following -> {
            face.begin();
            beginning.run();
            return ended(following);
        });
    }

    /// What there is to do.
    private interface Todo {
        int code(Following following) throws InterruptedException;
    }

    private int run(Todo todo) throws InterruptedException {
        Following following = live.session().follow(live.session().size(), this::wanted, face);
        try {
            int code = todo.code(following);
            return broken && code == ExitCode.INTERRUPTED ? ExitCode.BROKEN_PIPE : code;
        } finally {
            following.close();
            finish();
        }
    }

    private boolean wanted(Glimpse glimpse) {
        return options.format() == Options.Format.TEXT
                ? glimpse.request()
                : options.has(Options.Extra.PARTIAL) || !glimpse.piece();
    }

    /// Makes the work end soon.
    public void stop() {
        stopped = true;
        planner.ifPresent(Thread::interrupt);
        live.send(new Command.Interrupt());
        input.end();
    }

    private int turns(Following following) throws InterruptedException {
        input.read(standard.in());
        int code = ExitCode.DONE;
        try {
            for (var say = input.next(); say.isPresent() && !stopped; say = input.next())
                code = turn(following, say.get());
            return code;
        } catch (JsonFault fault) {
            standard.err().println("jackdaw: " + fault.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int turn(Following following, Optional<String> prompt) throws InterruptedException {
        if (options.has(Options.Extra.PLANNED)) return planned(following, prompt);
        if (prompt.isPresent()) return turn(following, prompt.get());
        face.begin();
        live.resume();
        return ended(following);
    }

    /// A turn that was cut off goes on before anything is planned.
    private int planned(Following following, Optional<String> task) throws InterruptedException {
        face.begin();
        boolean cutOff = !live.session().conversation().settled();
        if (cutOff && task.isEmpty()) live.resume();
        else {
            planner = Optional.of(Thread.currentThread());
            try {
                var planning = new Planning(live);
                if (task.isPresent()) planning.make(task.get());
                planning.go();
            } catch (IllegalArgumentException refused) {
                standard.err().println("jackdaw: " + refused.getMessage());
                return ExitCode.USAGE;
            } finally {
                planner = Optional.empty();
            }
        }
        return ended(following);
    }

    /// Nothing is asked where what the prompt names cannot be shown.
    private int turn(Following following, String prompt) throws InterruptedException {
        Attachments named = Attachments.in(prompt, live.site().workspace().root(), live.model());
        for (String problem : named.problems()) standard.err().println("jackdaw: " + problem);
        if (!named.problems().isEmpty()) return ExitCode.USAGE;
        return turn(following, new Command.Say(prompt, named.media(), Fact.Timing.NOW));
    }

    private int turn(Following following, Command.Say say) throws InterruptedException {
        face.begin();
        try {
            live.send(asked(say));
        } catch (IllegalArgumentException refused) {
            standard.err().println("jackdaw: " + refused.getMessage());
            return ExitCode.USAGE;
        }
        return ended(following);
    }

    /// A command of the interactive face that hosts send as text; every other text is said.
    private static Command asked(Command.Say say) {
        String text = say.text().strip();
        boolean compacts = text.equals(COMPACT) || text.startsWith(COMPACT + " ");
        return compacts && say.media().isEmpty()
                ? new Command.Compact(text.substring(COMPACT.length()).strip())
                : say;
    }

    private int ended(Following following) throws InterruptedException {
        warn();
        Ending ending = live.await();
        following.drain();
        face.end(ending);
        warn();
        return ExitCode.of(ending);
    }

    /// A session that cannot be saved goes on all the same.
    private void warn() {
        if (warned) return;
        live.session().trouble().ifPresent(trouble -> {
            warned = true;
            standard.err().println("jackdaw: " + trouble);
            standard.err().flush();
        });
    }

    private void put(Json.Obj line) {
        switch (options.format()) {
            case STREAM_JSON -> print(line.write());
            case JSON -> collect(line);
            case TEXT -> {}
        }
    }

    private void collect(Json.Obj line) {
        if (!options.has(Options.Extra.VERBOSE)) {
            if (!line.get("type").text("").equals("result")) return;
            collected.clear();
        }
        collected.add(line);
    }

    private void print(String line) {
        standard.out().println(line);
        if (!standard.out().checkError() || broken) return;
        broken = true;
        stop();
    }

    private void finish() {
        face.close();
        if (options.format() == Options.Format.JSON && !collected.isEmpty())
            standard.out()
                    .println(
                            options.has(Options.Extra.VERBOSE)
                                    ? Json.arr(collected).write()
                                    : collected.getLast().write());
        standard.flush();
    }
}
