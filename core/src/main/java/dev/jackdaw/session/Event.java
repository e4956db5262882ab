package dev.jackdaw.session;

/// What can be observed of a session: kept facts and passing glimpses.
public sealed interface Event permits Fact, Glimpse {}
