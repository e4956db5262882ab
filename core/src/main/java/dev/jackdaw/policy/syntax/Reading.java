package dev.jackdaw.policy.syntax;

import java.util.Optional;

/// How far the reading of one command is: what went wrong, and how much was spent on it.
final class Reading {
    private static final int DEPTH = 100;
    private static final int COMMANDS = 500;

    /// Steps for every character. Reading takes some ten; only what is read twice on every level takes more.
    private static final int PATIENCE = 100;

    private final long patience;
    private long steps;
    private int depth;
    private int commands;
    private boolean stopped;
    private Optional<String> fault = Optional.empty();

    Reading(int length) {
        patience = (long) PATIENCE * (length + 10);
    }

    /// How it stands, to come back to where an attempt fails.
    record State(Optional<String> fault, int depth, int commands) {}

    State state() {
        return new State(fault, depth, commands);
    }

    void back(State state) {
        fault = state.fault();
        depth = state.depth();
        commands = state.commands();
        stopped = false;
    }

    Optional<String> fault() {
        return fault;
    }

    boolean stopped() {
        return stopped;
    }

    long steps() {
        return steps;
    }

    /// Notes a fault and reads on.
    void doubt(String why) {
        if (fault.isEmpty()) fault = Optional.of(why);
    }

    /// Notes a fault that leaves no sense in what follows: every cursor is at its end from here on.
    void stop(String why) {
        if (!stopped) doubt(why);
        stopped = true;
    }

    /// Reads on behind what made no sense.
    void resume() {
        stopped = false;
        depth = 0;
    }

    /// Whether one more step may be made.
    boolean step() {
        if (++steps > patience) stop("it is too involved");
        return !stopped;
    }

    void command() {
        if (++commands > COMMANDS) doubt("it has more than " + COMMANDS + " commands");
    }

    void enter() {
        if (++depth > DEPTH) stop("it is nested more than " + DEPTH + " levels deep");
    }

    void leave() {
        depth--;
    }
}
