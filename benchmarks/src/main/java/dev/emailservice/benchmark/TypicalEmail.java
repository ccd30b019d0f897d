package dev.emailservice.benchmark;

/** The request most callers send: one recipient, 2 KB of text and 2 KB of HTML, a header and two tags. */
final class TypicalEmail {

    private static final int BODY_LETTERS = 2_048;

    private TypicalEmail() {}

    static String json() {
        return """
                {"from":"Example App <app@example.com>","to":["Ada Lovelace <ada@example.org>"],
                 "subject":"Your order 4711 has been shipped","text":"%s","html":"<html><body><p>%s</p></body></html>",
                 "headers":{"List-Unsubscribe":"<https://example.com/unsubscribe?u=4711>"},
                 "tags":[{"name":"kind","value":"order"},{"name":"campaign","value":"none"}]}""".formatted(letters("\\r\\n"), letters("<br>"));
    }

    private static String letters(String lineEnd) {
        String line = "The quick brown fox jumps over the lazy dog, and does so for as long as it takes.";
        return (line + lineEnd).repeat(BODY_LETTERS / (line.length() + lineEnd.length()));
    }
}
