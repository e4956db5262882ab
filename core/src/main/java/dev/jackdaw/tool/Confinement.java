package dev.jackdaw.tool;

/// How far a call's processes are confined, where the system can confine them.
public enum Confinement {
    /// As `CLOSED`, by the cheapest means: of a command known to change nothing.
    READING,
    /// To the workspace's files, without the network.
    CLOSED,
    /// To the workspace's files.
    NETWORK,
    /// Not at all: they may do what the user may.
    NONE
}
