package dev.emailservice.model.ledger;

import dev.emailservice.model.job.EmailId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The ledger's index of all entries by the time they were accepted, from which lists are read, the newest first. It holds keys
 * alone, which never change: an entry is written to it once. Entries from before there was an index are not in it.
 */
public final class AcceptedIndex {

    /** The index's name. */
    public static final String NAME = "accepted";

    /** The partition key, a string: the day (UTC) and one of its shards. */
    public static final String DAY = "acceptedDay";

    /** The sort key, a string: {@link #order}. */
    public static final String ORDER = "acceptedOrder";

    /** Shards of a day: a partition takes a thousand writes a second, and each email is one. */
    public static final int SHARDS = 4;

    private AcceptedIndex() {}

    /** The day in which an email accepted then is looked for. */
    public static LocalDate dayOf(Instant acceptedAt) {
        return LocalDate.ofInstant(acceptedAt, ZoneOffset.UTC);
    }

    /** The partition of an email. */
    public static String shard(Instant acceptedAt, EmailId id) {
        return shard(dayOf(acceptedAt), Math.floorMod(id.value().hashCode(), SHARDS));
    }

    /** All partitions of a day. */
    public static List<String> shards(LocalDate day) {
        return IntStream.range(0, SHARDS).mapToObj(number -> shard(day, number)).toList();
    }

    private static String shard(LocalDate day, int number) {
        return day + "-" + number;
    }

    /** What sorts as text by the millisecond of the acceptance, and never stands for two emails. */
    public static String order(Instant acceptedAt, EmailId id) {
        return String.format(Locale.ROOT, "%013d-%s", acceptedAt.toEpochMilli(), id);
    }
}
