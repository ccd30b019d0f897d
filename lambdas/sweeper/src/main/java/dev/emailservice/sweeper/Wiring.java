package dev.emailservice.sweeper;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbOpenEntries;
import dev.emailservice.adapters.emf.EmfSweepMetrics;
import dev.emailservice.delivery.sweep.Sweeper;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.Variables;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the function's parts from its environment, once, with the first run. Where that fails, the next run tries again. */
final class Wiring implements Supplier<Parts> {

    private final Variables variables;
    private final InstantSource clock;

    /** Guarded by "this". */
    private @Nullable Parts made;

    Wiring(Variables variables, InstantSource clock) {
        this.variables = variables;
        this.clock = clock;
    }

    /** @throws RuntimeException where a variable is missing, naming it */
    @Override
    public synchronized Parts get() {
        Parts present = made;
        if (present == null) {
            present = make();
            made = present;
        }
        return present;
    }

    private Parts make() {
        String table = variables.required(EnvironmentVariable.LEDGER_TABLE);
        String namespace = variables.required(EnvironmentVariable.METRICS_NAMESPACE);
        return new Parts(
                new Sweeper(new DynamoDbOpenEntries(DynamoDbClients.builder().build(), table), clock),
                new EmfSweepMetrics(namespace, clock, System.out));
    }
}
