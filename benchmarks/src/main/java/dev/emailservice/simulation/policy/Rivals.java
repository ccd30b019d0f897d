package dev.emailservice.simulation.policy;

import java.util.List;

/** The policies to compare with. */
public final class Rivals {

    private Rivals() {}

    /** All of them, in the order of the tables' columns; the oracle first. */
    public static List<PolicyFactory> all() {
        return List.of(
                new Oracle(),
                SeedPolicy.local(),
                SeedPolicy.naivelyShared(),
                new SymfonyFailover(),
                new RoundRobin(),
                new PowerOfTwoChoices(),
                new LocalRateBreakers());
    }
}
