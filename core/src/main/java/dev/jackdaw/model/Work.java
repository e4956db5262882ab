package dev.jackdaw.model;

/// What a model is used for.
public enum Work {
    /// The turns of a session.
    EXECUTE(Tier.SESSION),
    PLAN(Tier.STRONG),
    JUDGE(Tier.STRONG),
    SUMMARY(Tier.CHEAP),
    TITLE(Tier.CHEAP),
    /// Finding what is worth remembering.
    EXTRACTION(Tier.CHEAP);

    /// A kind of model, by what it is good at.
    public enum Tier {
        /// The one the user chose for the session.
        SESSION,
        STRONG,
        FAST,
        CHEAP
    }

    private final Tier tier;

    Work(Tier tier) {
        this.tier = tier;
    }

    /// The kind of model that does it.
    public Tier tier() {
        return tier;
    }
}
