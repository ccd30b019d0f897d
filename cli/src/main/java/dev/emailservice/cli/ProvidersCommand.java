package dev.emailservice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.local.control.RoutingState;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./mailctl providers}: what the fleet knows of the providers, and what operators decree about them. */
@Command(
        name = "providers",
        description = "Shows what the fleet knows of the providers; takes one out for all workers, or puts it back.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {ForceCommand.class, ReleaseCommand.class})
final class ProvidersCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private FleetRedis redis;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        Map<String, RoutingState> states;
        try (RedisRoutingStore store = redis.open()) {
            states = RoutingState.of(store.state().orElseThrow(redis::noAnswer));
        }
        if (states.isEmpty()) {
            terminal.line("The fleet has not sent anything yet.");
            return 0;
        }
        terminal.line(terminal.bold(
                "%-12s %-9s %6s %9s %8s  %s".formatted("provider", "state", "share", "mean", "failing", "why")));
        states.forEach((name, state) -> terminal.line(line(name, state.json())));
        return 0;
    }

    private static String line(String name, JsonNode state) {
        JsonNode forced = state.path("forced");
        String why = state.path("reason").asText() + " since "
                + Instant.ofEpochMilli(state.path("since").asLong());
        if (forced.isObject()) {
            why = "%s by %s: %s%s"
                    .formatted(
                            forced.path("kind").asText(),
                            forced.path("by").asText(),
                            forced.path("why").asText(),
                            forced.has("untilMs")
                                    ? ", until "
                                            + Instant.ofEpochMilli(
                                                    forced.path("untilMs").asLong())
                                    : "");
        }
        return "%-12s %-9s %5.1f%% %9s %7.1f%%  %s"
                .formatted(
                        name,
                        state.path("state").asText(),
                        100 * state.path("share").asDouble(),
                        state.has("meanMs") ? Math.round(state.path("meanMs").asDouble()) + " ms" : "-",
                        100 * state.path("failureScore").asDouble(),
                        why);
    }
}
