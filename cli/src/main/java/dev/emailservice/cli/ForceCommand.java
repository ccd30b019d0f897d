package dev.emailservice.cli;

import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.local.doubles.ShortDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./mailctl providers force}: decrees a provider's state for the whole fleet. */
@Command(
        name = "force",
        description = {
            "Decrees a provider's state; every worker obeys from its next batch on.",
            "open: left alone, and comes back by a probe and a ramp. closed: used whatever its failures.",
            "disabled: as if it were not in the settings."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ForceCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROVIDER", description = "Such as ses or sendgrid.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String provider;

    @Parameters(index = "1", paramLabel = "STATE", description = "open, closed or disabled.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ForcedState.Kind state;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "For those who find it later.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String why;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "When it ends by itself: 90s, 30m, 4h. Default: never; release it then.")
    private @Nullable String lasting;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who decrees it. Default: you, as this machine knows you.")
    private String by = System.getProperty("user.name", "unknown");

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private FleetRedis redis;

    @Override
    public Integer call() {
        Instant until =
                lasting == null ? null : InstantSource.system().instant().plus(duration(lasting));
        try (RedisRoutingStore store = redis.open()) {
            if (!store.force(redis.provider(store, provider), new ForcedState(state, by, why, until))) {
                throw redis.noAnswer();
            }
        }
        new Terminal(spec.commandLine().getOut())
                .line("%s is %s for every worker from its next batch on%s."
                        .formatted(
                                provider,
                                state.name().toLowerCase(Locale.ROOT),
                                until == null
                                        ? ", until ./mailctl providers release " + provider
                                        : ", until " + until));
        return 0;
    }

    private Duration duration(String text) {
        return ShortDuration.parse(text)
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "--for must be a time such as 90s, 30m or 4h"));
    }
}
