package dev.emailservice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.redis.RedisCredentials;
import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.cli.where.RunningStack;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.local.control.RoutingState;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which fleet a command is about: that of the Redis named, else of the local stack that runs on this machine. */
final class FleetRedis {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = {
                "The fleet's Redis: redis://host:port, or rediss://host:port. Default: that of a running ./mailctl local.",
                "Where it asks for a password, set " + RedisLogin.PASSWORD + ", and for a user " + RedisLogin.USERNAME
                        + "."
            })
    private @Nullable String redis;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port of that ./mailctl local. Default: 8080.")
    private int port;

    /** @throws ParameterException where what was named is no address of a Redis, or holds a password */
    RedisRoutingStore open() {
        String named = redis;
        if (named == null) {
            return store(ofLocalStack(), Optional::empty);
        }
        RedisAddress address;
        try {
            address = RedisAddress.parse(named);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
        return store(address.url(), () -> RedisLogin.of(System.getenv()));
    }

    private static RedisRoutingStore store(URI url, Supplier<Optional<RedisCredentials>> credentials) {
        return new RedisRoutingStore(url, credentials, List.of(), InstantSource.system(), new SecureRandom(), PATIENCE);
    }

    /**
     * That provider, where the fleet uses it or has not sent anything yet.
     *
     * @throws CommandException where it does not: a decree about a misspelt name would do nothing
     */
    ProviderName provider(RedisRoutingStore store, String name) {
        Set<String> known = RoutingState.of(store.state().orElseThrow(this::noAnswer)).entrySet().stream()
                .filter(each -> each.getValue().isUsed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.isEmpty() && !known.contains(name)) {
            throw new CommandException(
                    "the fleet uses no provider called " + name + ", only " + String.join(", ", known));
        }
        return new ProviderName(name);
    }

    CommandException noAnswer() {
        return new CommandException(
                "the fleet's Redis does not answer" + (redis == null ? "" : " at " + RedisAddress.parse(redis)));
    }

    private URI ofLocalStack() {
        JsonNode uri = RunningStack.status(port, "name a Redis with --redis URL")
                .path("redis")
                .path("uri");
        if (uri.isTextual()) {
            return URI.create(uri.textValue());
        }
        throw new CommandException(
                "the local stack on port " + port + " uses a Redis of its own: name it with --redis URL");
    }
}
