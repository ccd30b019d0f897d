package dev.emailservice.corpus.fuzz;

import java.util.random.RandomGenerator;

/** Changes a request's body as text, without regard to what it means. */
final class TextMutations {

    private TextMutations() {}

    /** One change. */
    static String apply(String body, RandomGenerator random) {
        if (body.isEmpty()) {
            return body;
        }
        int at = random.nextInt(body.length());
        int end = Math.min(body.length(), at + random.nextInt(1, 60));
        StringBuilder text = new StringBuilder(body);
        return switch (random.nextInt(8)) {
            case 0 -> body.substring(0, at);
            case 1 -> text.deleteCharAt(at).toString();
            case 2 -> text.delete(at, end).toString();
            case 3 -> text.insert(at, body.substring(at, end)).toString();
            case 4 -> text.insert(at, NastyTokens.inString(random)).toString();
            case 5 -> text.insert(at, (char) random.nextInt(0x10000)).toString();
            case 6 ->
                text.insert(at, "\"{}[],:\\\0 ".charAt(random.nextInt(10))).toString();
            default -> twice(body, random);
        };
    }

    /** A field once more, at the front. */
    private static String twice(String body, RandomGenerator random) {
        String[] names = {"from", "to", "subject", "text", "bcc"};
        String name = names[random.nextInt(names.length)];
        return body.startsWith("{") ? "{\"" + name + "\":\"qzxcanary@example.org\"," + body.substring(1) : body + body;
    }
}
