package dev.emailservice.delivery.status;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.AcceptedIndex;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All emails that the ledger keeps, the newest first, read page by page: day by day, the shards of each merged. */
public final class EmailList {

    /**
     * Emails one page looks at before it is answered with what was found: a rare tag must not make a call read the whole ledger.
     * The last chunk may go beyond.
     */
    public static final int MOST_EXAMINED = 1000;

    /** After this long a page is answered with what was found: well before the function that asks is ended. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    /** How far the clock of whoever accepts emails may be ahead: at midnight it writes to the next day already. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final Comparator<ListPosition> NEWEST_FIRST =
            Comparator.comparing(ListPosition::order).reversed();

    private final StatusStore store;
    private final InstantSource clock;

    /**
     * A list.
     *
     * @param store what it is read from
     * @param clock tells where it begins and ends
     */
    public EmailList(StatusStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * One page.
     *
     * @param filter which emails
     * @param limit how many at most, 1 to {@link StatusStore#MOST_READ}
     * @param after the page begins after this one; null: with the newest
     */
    public StatusPage page(StatusFilter filter, int limit, @Nullable ListPosition after) {
        Instant now = clock.instant();
        LocalDate day = AcceptedIndex.dayOf(now.plus(CLOCKS_APART));
        if (after != null && AcceptedIndex.dayOf(after.acceptedAt()).isBefore(day)) {
            day = AcceptedIndex.dayOf(after.acceptedAt());
        }
        LocalDate last = AcceptedIndex.dayOf(now.minus(LedgerTable.RETENTION));
        List<EmailStatus> found = new ArrayList<>();
        @Nullable ListPosition position = after;
        int examined = 0;
        while (!day.isBefore(last)) {
            boolean enough = examined >= MOST_EXAMINED || !clock.instant().isBefore(now.plus(LONGEST));
            if (enough && position != null) {
                return new StatusPage(found, position);
            }
            int wanted = filter.equals(StatusFilter.ALL) ? limit - found.size() : StatusStore.MOST_READ;
            List<ListPosition> chunk = newest(day, position, wanted);
            Map<EmailId, EmailStatus> emails = read(chunk);
            for (ListPosition each : chunk) {
                position = each;
                EmailStatus email = emails.get(each.id());
                if (email != null && filter.matches(email)) {
                    found.add(email);
                    if (found.size() == limit) {
                        return new StatusPage(found, position);
                    }
                }
            }
            examined += chunk.size();
            if (chunk.size() < wanted) {
                day = day.minusDays(1);
            }
        }
        return new StatusPage(found, null);
    }

    /** The newest of a day: among as many of each shard. */
    private List<ListPosition> newest(LocalDate day, @Nullable ListPosition before, int atMost) {
        return AcceptedIndex.shards(day).stream()
                .flatMap(shard -> store.newest(shard, before, atMost).stream())
                .sorted(NEWEST_FIRST)
                .limit(atMost)
                .toList();
    }

    private Map<EmailId, EmailStatus> read(List<ListPosition> positions) {
        if (positions.isEmpty()) {
            return Map.of();
        }
        return store.read(positions.stream().map(ListPosition::id).toList()).stream()
                .collect(Collectors.toMap(EmailStatus::id, Function.identity()));
    }
}
