package dev.jackdaw.policy;

/// What a call would do, as far as a mode goes by it.
enum Effect {
    /// Nothing that anybody would mind.
    NONE("it touches nothing"),
    READ("reading is free"),
    READ_SECRET("it reads what may hold secrets, or is outside the workspace"),
    EDIT("it changes files"),
    EDIT_PROTECTED("it changes a protected file"),
    RUN_HARMLESS("the command changes nothing"),
    /// A command of the shell, which the sandbox confines.
    RUN_CONFINED("the command may change something"),
    RUN("the command may change something"),
    FETCH("it reaches out to the network"),
    DELEGATE("a subagent keeps to the same limits"),
    CONSENT("the plan is for the user to agree to");

    private final String sentence;

    Effect(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
