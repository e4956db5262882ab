package dev.jackdaw.hook;

/// A hook that gave no usable answer: it hung, crashed, is missing, or printed what cannot be read.
public final class HookFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Printed printed;

    public HookFailure(String why) {
        this(why, Printed.NOTHING);
    }

    HookFailure(String why, Printed printed) {
        super(why);
        this.printed = printed;
    }

    /// In a sentence, without the hook's name.
    public String why() {
        return String.valueOf(getMessage());
    }

    Printed printed() {
        return printed;
    }
}
