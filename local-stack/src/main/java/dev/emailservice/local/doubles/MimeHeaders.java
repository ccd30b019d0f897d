package dev.emailservice.local.doubles;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The header of a MIME message (RFC 5322), unfolded; encoded words are decoded when a value is read. */
final class MimeHeaders {

    private record Header(String name, String value) {}

    private final List<Header> headers;

    private MimeHeaders(List<Header> headers) {
        this.headers = headers;
    }

    static MimeHeaders read(byte[] message) {
        var headers = new ArrayList<Header>();
        for (var line : new String(message, StandardCharsets.UTF_8).lines().toList()) {
            if (line.isEmpty()) {
                break;
            }
            if (line.startsWith(" ") || line.startsWith("\t")) {
                if (!headers.isEmpty()) {
                    var last = headers.removeLast();
                    headers.add(new Header(last.name(), last.value() + " " + line.strip()));
                }
            } else if (line.indexOf(':') > 0) {
                var colon = line.indexOf(':');
                headers.add(new Header(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new MimeHeaders(List.copyOf(headers));
    }

    /** The first header of that name as a reader sees it, or an empty text. */
    String first(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> EncodedWords.decode(header.value()))
                .findFirst()
                .orElse("");
    }

    /** The bare addresses in the headers of those names, in the order of the names. */
    List<String> addresses(String... names) {
        var addresses = new ArrayList<String>();
        for (var name : names) {
            for (var header : headers) {
                if (header.name().equalsIgnoreCase(name)) {
                    split(header.value()).forEach(address -> addresses.add(Address.bare(address)));
                }
            }
        }
        return addresses;
    }

    /** At the commas, but for those in a quoted display name. */
    private static List<String> split(String list) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < list.length(); i++) {
            var character = list.charAt(i);
            quoted ^= character == '"';
            if (character == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(character);
            }
        }
        parts.add(part.toString());
        parts.removeIf(String::isBlank);
        return parts;
    }
}
