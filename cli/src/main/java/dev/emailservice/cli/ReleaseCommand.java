package dev.emailservice.cli;

import dev.emailservice.adapters.redis.RedisRoutingStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./mailctl providers release}: ends what was decreed. */
@Command(
        name = "release",
        description = "Ends what was decreed about a provider.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReleaseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROVIDER", description = "Such as ses or sendgrid.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String provider;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private FleetRedis redis;

    @Override
    public Integer call() {
        try (RedisRoutingStore store = redis.open()) {
            if (!store.unforce(redis.provider(store, provider))) {
                throw redis.noAnswer();
            }
        }
        new Terminal(spec.commandLine().getOut()).line(provider + " is again what the fleet finds it to be.");
        return 0;
    }
}
