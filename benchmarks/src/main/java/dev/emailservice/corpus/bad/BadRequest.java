package dev.emailservice.corpus.bad;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.corpus.Tables;
import java.util.List;
import java.util.stream.Stream;

/**
 * One request that must be refused.
 *
 * @param category what is wrong with it, such as {@code addresses}
 * @param name which one it is, for people
 * @param status the HTTP status it must get
 * @param expected the last part of the problem's type, or the fields and their codes: {@code to[0] required, text required}
 * @param change what makes it bad, as {@link RequestChange} reads it
 */
public record BadRequest(String category, String name, int status, String expected, String change) {

    /** What can be wrong, in the order of the report. */
    public static final List<String> CATEGORIES = List.of(
            "json",
            "types",
            "addresses",
            "injection",
            "headers",
            "limits",
            "attachments",
            "fields",
            "idempotency",
            "http");

    /** All of them. */
    public static List<BadRequest> all() {
        return CATEGORIES.stream().flatMap(BadRequest::of).toList();
    }

    private static Stream<BadRequest> of(String category) {
        return Tables.rows("bad/" + category).stream().map(row -> read(category, row));
    }

    private static BadRequest read(String category, String row) {
        String[] cells = row.split(" \\| ", 4);
        if (cells.length < 4) {
            throw new IllegalArgumentException(category + ": a row needs four cells: " + row);
        }
        return new BadRequest(
                category, cells[0].strip(), Integer.parseInt(cells[1].strip()), cells[2].strip(), cells[3]);
    }

    /** The requests to send, in order: the last one is the bad one, and any before it are good. */
    public List<APIGatewayProxyRequestEvent> events() {
        return RequestChange.events(change);
    }
}
