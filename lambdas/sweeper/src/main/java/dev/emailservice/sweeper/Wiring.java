package dev.emailservice.sweeper;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbOpenEntries;
import dev.emailservice.adapters.emf.EmfSweepMetrics;
import dev.emailservice.delivery.sweep.Sweeper;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.FirstUse;
import dev.emailservice.model.settings.Variables;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Makes the function's parts from its environment. */
final class Wiring {

    private Wiring() {}

    /** The parts, made with the first run; then a missing variable is thrown, named. */
    static Supplier<Parts> of(Variables variables, InstantSource clock) {
        return new FirstUse<>(() -> parts(variables, clock));
    }

    private static Parts parts(Variables variables, InstantSource clock) {
        String table = variables.required(EnvironmentVariable.LEDGER_TABLE);
        String namespace = variables.required(EnvironmentVariable.METRICS_NAMESPACE);
        return new Parts(
                new Sweeper(new DynamoDbOpenEntries(DynamoDbClients.builder().build(), table), clock),
                new EmfSweepMetrics(namespace, clock, System.out));
    }
}
