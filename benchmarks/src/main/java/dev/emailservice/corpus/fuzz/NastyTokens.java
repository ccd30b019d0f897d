package dev.emailservice.corpus.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** What breaks parsers, as it stands in JSON text. */
final class NastyTokens {

    private static final List<String> IN_STRINGS = List.of(
            "\\ud800",
            "\\udfff",
            "\\ud83d\\ude80",
            "\\u0000",
            "\\r\\n",
            "\\r\\nBcc: qzxcanary@example.org",
            "\\r\\n.\\r\\n",
            "\\n.\\n",
            "\\u2028",
            "\\u202e",
            "\\u200d",
            "\\ufeff",
            "\\uffff",
            "\\u0085",
            "=?utf-8?q?qzxcanary?=",
            "=?UTF-8?B?",
            "<",
            ">",
            "<>",
            "@",
            "@@",
            ",",
            ";",
            "\\\"",
            "\\\\",
            "..",
            "../",
            ".exe",
            "%00",
            "%s%n",
            "${jndi:ldap://127.0.0.1/qzxcanary}",
            "{{qzxcanary}}",
            "<script>",
            "' OR 1=1 --",
            "xn--",
            "\u00df",
            "\u0130",
            "e\u0301",
            " ",
            "\\t");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "1e999",
            "1E-999999999",
            "9007199254740993",
            "-1.5",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"email\":null}",
            "{\"email\":\"qzxcanary@example.org\",\"name\":\"Qzxcanary\"}",
            "{\"\":\"\"}",
            "\"qzxcanary@example.org\"",
            "\"\\ud800\"",
            "\"2030-01-31T12:00:00Z\"",
            "\"hold\"",
            "NaN",
            "undefined");

    private NastyTokens() {}

    /** Something to stand within a string. */
    static String inString(RandomGenerator random) {
        return IN_STRINGS.get(random.nextInt(IN_STRINGS.size()));
    }

    /** Something to stand in a value's place; not all of them are JSON. */
    static String value(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> "[".repeat(random.nextInt(1, 3_000));
            case 1 -> nested(random.nextInt(1, 1_200));
            case 2 -> "9".repeat(random.nextInt(1, 3_000));
            case 3 -> '"' + "qzxcanary".repeat(random.nextInt(1, 300)) + '"';
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
