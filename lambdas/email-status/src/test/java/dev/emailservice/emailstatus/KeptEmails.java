package dev.emailservice.emailstatus;

import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.status.Cancellation;
import dev.emailservice.delivery.status.EmailStatus;
import dev.emailservice.delivery.status.ListPosition;
import dev.emailservice.delivery.status.StatusStore;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.AcceptedIndex;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Emails in memory; none was claimed unless told so. */
final class KeptEmails implements StatusStore {

    private final Map<EmailId, EmailStatus> emails = new LinkedHashMap<>();
    private Cancellation cancellation = new Cancellation.Cancelled();
    private boolean away;

    void put(EmailStatus email) {
        emails.put(email.id(), email);
    }

    /** What comes of cancelling an email that is there. */
    void cancelling(Cancellation answer) {
        cancellation = answer;
    }

    void goesAway() {
        away = true;
    }

    @Override
    public Optional<EmailStatus> find(EmailId id) {
        reach();
        return Optional.ofNullable(emails.get(id));
    }

    @Override
    public List<ListPosition> newest(String shard, @Nullable ListPosition before, int atMost) {
        reach();
        return emails.values().stream()
                .filter(email ->
                        AcceptedIndex.shard(email.acceptedAt(), email.id()).equals(shard))
                .map(email -> new ListPosition(email.acceptedAt(), email.id()))
                .filter(each -> before == null || each.order().compareTo(before.order()) < 0)
                .sorted(Comparator.comparing(ListPosition::order).reversed())
                .limit(atMost)
                .toList();
    }

    @Override
    public List<EmailStatus> read(List<EmailId> ids) {
        reach();
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(emails.get(id)).stream())
                .toList();
    }

    @Override
    public Cancellation cancel(EmailId id) {
        reach();
        return emails.containsKey(id) ? cancellation : new Cancellation.NotThere();
    }

    private void reach() {
        if (away) {
            throw new LedgerUnavailableException("away", new IllegalStateException("set by the test: secret-host"));
        }
    }
}
