package dev.jackdaw.model;

/// Why a reply ended.
public enum Finish {
    STOP,
    TOOL_CALLS,
    /// The output limit was reached; a call that was being written is not in the reply.
    LENGTH,
    REFUSAL,
    /// The provider wants to be asked to go on.
    PAUSE,
    /// The stream broke or told of an error; the reply holds what had arrived.
    ERROR,
    /// The user interrupted; the reply holds what had arrived.
    INTERRUPTED,
    /// The stream ended properly without saying why.
    UNKNOWN
}
