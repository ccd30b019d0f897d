package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.faults.Fault;
import dev.emailservice.local.faults.FaultRun;
import dev.emailservice.local.faults.Faults;
import dev.emailservice.local.faults.Findings;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of {@code ./mailctl faults}: one fault of each kind, on fewer emails. */
class FaultsIT {

    private static final int EMAILS = 120;
    private static final long SEED = Long.getLong("seed", 20_261_124L);

    private static final Set<String> SHORT = Set.of(
            "ses-down",
            "worker-killed",
            "redis-killed",
            "malformed-messages",
            "unknown-confirm-first",
            "same-message-again",
            "poison");

    private static final FaultRun runs = new FaultRun(Stacks.options(), System.out::println);

    static List<Fault> faults() {
        return Faults.all().stream()
                .map(Supplier::get)
                .filter(fault -> SHORT.contains(fault.name()))
                .toList();
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverBreaksNothingIsLost(Fault fault) throws InterruptedException {
        System.out.println("seed " + SEED);
        Findings findings = runs.findings(fault, SEED, EMAILS);

        System.out.println(fault.name() + ": injected " + fault.injected() + ", " + findings);
        assertThat(findings.atRest() && fault.holds(findings, EMAILS))
                .as("%s: %s, injected %d, found %s", fault.name(), fault.bar(), fault.injected(), findings)
                .isTrue();
    }
}
