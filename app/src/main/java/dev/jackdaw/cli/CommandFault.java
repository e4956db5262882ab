package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;

/// Something the user can mend; said in one breath, and the program ends.
final class CommandFault extends Exception {
    private final int code;

    private CommandFault(String message, int code) {
        super(message);
        this.code = code;
    }

    /// The command line or the configuration is wrong.
    static CommandFault usage(String message) {
        return new CommandFault(message, ExitCode.USAGE);
    }

    /// It was asked for rightly, and could not be done.
    static CommandFault error(String message) {
        return new CommandFault(message, ExitCode.ERROR);
    }

    int code() {
        return code;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
