package dev.emailservice.cli.where;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/** Asks a running {@code ./mailctl local} what it is made of. */
public final class RunningStack {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private RunningStack() {}

    /**
     * Where it keeps them.
     *
     * @throws CommandException where none runs on this port
     */
    static StoreAddresses stores(int port) {
        String otherwise = "name an environment with --environment";
        try {
            return Json.ASCII.treeToValue(status(port, otherwise).required("stores"), StoreAddresses.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw none(port, otherwise);
        }
    }

    /**
     * What it says of itself.
     *
     * @param otherwise what else the caller may do where there is none
     * @throws CommandException where none runs on this port
     */
    public static JsonNode status(int port, String otherwise) {
        URI status = URI.create("http://127.0.0.1:" + port + "/_local/status");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return Json.ASCII.readTree(http.send(
                            HttpRequest.newBuilder(status).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw none(port, otherwise);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        }
    }

    private static CommandException none(int port, String otherwise) {
        return new CommandException("no ./mailctl local runs on port " + port
                + ": start one, name its port with --port N, or " + otherwise);
    }
}
