package dev.emailservice.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes out what a table only names, such as {@code ${repeat 998 x}}, so that the corpus stays small and readable. A table has
 * one row for many with {@code ${each a b c}}, {@code ${field}} and {@code ${control}}.
 */
public final class Generators {

    private static final Pattern CALL = Pattern.compile("\\$\\{([a-z]+)(?: ((?:(?!\\$\\{)[^}])*+))?\\}");

    private static final List<String> SETS = List.of("each", "field", "control");

    private Generators() {}

    /** The rows that one stands for; {@code $1} in a row is what its first set gives, {@code $2} its second, and so on. */
    public static List<String> rows(String row) {
        return rows(row, 1);
    }

    private static List<String> rows(String row, int number) {
        MatchResult set = CALL.matcher(row)
                .results()
                .filter(call -> SETS.contains(call.group(1)))
                .findFirst()
                .orElse(null);
        if (set == null) {
            return List.of(row);
        }
        List<String> rows = new ArrayList<>();
        for (String option : options(set)) {
            String one = row.substring(0, set.start()) + option + row.substring(set.end());
            rows.addAll(rows(one.replace("$" + number, option), number + 1));
        }
        return rows;
    }

    private static List<String> options(MatchResult set) {
        return switch (set.group(1)) {
            case "field" -> List.of("from", "to", "cc", "bcc", "reply_to");
            case "control" -> controls();
            default -> Arrays.asList(set.group(2).split(" ", -1));
        };
    }

    /** Every character that could end a line or a string early, as JSON escapes it. */
    private static List<String> controls() {
        return IntStream.rangeClosed(0, 0x2029)
                .filter(c -> Character.isISOControl(c) || c >= 0x2028)
                .mapToObj("\\u%04x"::formatted)
                .toList();
    }

    /** The text with everything written out. */
    public static String expand(String text) {
        return CALL.matcher(text).replaceAll(call -> Matcher.quoteReplacement(one(call)));
    }

    private static String one(MatchResult call) {
        String argument = call.group(2) == null ? "" : call.group(2);
        return switch (call.group(1)) {
            case "repeat" -> {
                int space = argument.indexOf(' ');
                yield argument.substring(space + 1).repeat(Integer.parseInt(argument.substring(0, space)));
            }
            case "mailboxes" -> list(argument, i -> "\"qzxcanary%d@example.org\"".formatted(i));
            case "headers" -> list(argument, i -> "\"X-Number-%d\":\"qzxcanary\"".formatted(i));
            case "tags" -> list(argument, i -> "{\"name\":\"n%d\",\"value\":\"qzxcanary\"}".formatted(i));
            case "files" -> list(argument, i -> "{\"filename\":\"qzxcanary%d.txt\",\"content\":\"aGk=\"}".formatted(i));
            case "bytes" -> base64(Integer.parseInt(argument));
            case "char" -> Character.toString(Integer.parseInt(argument, 16));
            default -> throw new IllegalArgumentException("no generator is called " + call.group(1));
        };
    }

    private static String list(String count, IntFunction<String> item) {
        return IntStream.range(0, Integer.parseInt(count)).mapToObj(item).collect(Collectors.joining(","));
    }

    /** Base64 of so many bytes: every value in turn. */
    private static String base64(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) i;
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
