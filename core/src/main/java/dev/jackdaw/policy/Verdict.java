package dev.jackdaw.policy;

/// What a policy says; the strictest of several decides.
public enum Verdict {
    ALLOW,
    ASK,
    DENY
}
