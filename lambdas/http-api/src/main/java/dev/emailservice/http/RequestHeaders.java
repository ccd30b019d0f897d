package dev.emailservice.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of a request: their names in whatever case the client wrote them. */
public final class RequestHeaders {

    private static final Pattern JSON = Pattern.compile("\\s*application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset=\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

    private RequestHeaders() {}

    /** Whether the body is declared as JSON: {@code application/json}, in UTF-8 where a charset is named. */
    public static boolean declareJson(APIGatewayProxyRequestEvent event) {
        return find(event, "content-type").filter(RequestHeaders::isJson).isPresent();
    }

    private static boolean isJson(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        return JSON.matcher(contentType).matches()
                && (!charset.find() || charset.group(1).equalsIgnoreCase("utf-8"));
    }

    /** The header, in whatever case its name is written; its first value where there are several. */
    public static Optional<String> find(APIGatewayProxyRequestEvent event, String name) {
        Map<String, String> single = event.getHeaders();
        if (single != null) {
            for (Map.Entry<String, String> header : single.entrySet()) {
                if (header.getKey().equalsIgnoreCase(name)) {
                    return Optional.ofNullable(header.getValue());
                }
            }
        }
        Map<String, List<String>> multi = event.getMultiValueHeaders();
        if (multi != null) {
            for (Map.Entry<String, List<String>> header : multi.entrySet()) {
                if (header.getKey().equalsIgnoreCase(name)
                        && header.getValue() != null
                        && !header.getValue().isEmpty()) {
                    return Optional.ofNullable(header.getValue().getFirst());
                }
            }
        }
        return Optional.empty();
    }
}
