package dev.emailservice.infra.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What is logged and how long it stays.
 *
 * @param level the level of the functions' own lines
 * @param retention how long CloudWatch keeps a line
 */
public record LogConfig(String level, RetentionDays retention) {

    private static final Pattern LEVEL = Pattern.compile("DEBUG|INFO|WARN|ERROR");

    /** The choices CloudWatch Logs offers, up to the longest that is sensible for operations logs. */
    private static final Map<Integer, RetentionDays> RETENTIONS = new TreeMap<>(Map.of(
            1, RetentionDays.ONE_DAY,
            3, RetentionDays.THREE_DAYS,
            5, RetentionDays.FIVE_DAYS,
            7, RetentionDays.ONE_WEEK,
            14, RetentionDays.TWO_WEEKS,
            30, RetentionDays.ONE_MONTH,
            60, RetentionDays.TWO_MONTHS,
            90, RetentionDays.THREE_MONTHS,
            180, RetentionDays.SIX_MONTHS,
            365, RetentionDays.ONE_YEAR));

    static LogConfig read(Section section) {
        String level = section.text("level", LEVEL, "DEBUG, INFO, WARN or ERROR");
        RetentionDays retention = RETENTIONS.get(section.integer("retentionDays", 1, 365));
        if (retention == null) {
            section.reject(
                    "retentionDays",
                    "must be one of "
                            + RETENTIONS.keySet().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        section.end();
        return new LogConfig(level, retention == null ? RetentionDays.ONE_DAY : retention);
    }
}
