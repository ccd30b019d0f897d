package dev.emailservice.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the API and of the local stack's control interface, as anybody could write one. */
final class Api {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    Api(URI address) {
        this.address = address;
    }

    HttpResponse<String> send(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/emails").header("content-type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a plain email and answers its id. */
    String accepted(String to) throws IOException, InterruptedException {
        HttpResponse<String> response = send("""
                {"from":"app@example.com","to":"%s","subject":"Hello","text":"Hi"}""".formatted(to));
        if (response.statusCode() != 202) {
            throw new AssertionError("not accepted: " + response.statusCode() + " " + response.body());
        }
        return id(response.body());
    }

    /** The id in the answer to an accepted email. */
    static String id(String body) {
        Matcher id = ID.matcher(body);
        if (!id.find()) {
            throw new AssertionError("no id: " + body);
        }
        return id.group(1);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> behave(String provider, String json) throws IOException, InterruptedException {
        return client.send(
                request("/_local/providers/" + provider)
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    }
}
