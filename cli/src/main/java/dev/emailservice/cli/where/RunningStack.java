package dev.emailservice.cli.where;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.cli.CommandException;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a running {@code ./mailctl local} where it keeps its emails. */
public final class RunningStack {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private RunningStack() {}

    /**
     * Where it keeps them.
     *
     * @throws CommandException where none runs on this port
     */
    public static StoreAddresses stores(int port) {
        URI status = URI.create("http://127.0.0.1:" + port + "/_local/status");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            String body = http.send(
                            HttpRequest.newBuilder(status).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            JsonNode stores = Json.ASCII.readTree(body).required("stores");
            return Json.ASCII.treeToValue(stores, StoreAddresses.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException("no ./mailctl local runs on port " + port
                    + ": start one, name its port with --port N, or name an environment with --environment");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        }
    }
}
