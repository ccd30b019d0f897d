package dev.emailservice.delivery.status;

import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.ledger.UnreadableEntryException;
import dev.emailservice.model.job.EmailId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger as senders see it. Every method throws {@link LedgerUnavailableException} where the store can't be reached. */
public interface StatusStore {

    /**
     * All that is known of an email, as it is now; empty where the ledger does not know it.
     *
     * @throws UnreadableEntryException where there is an entry, but none that this version understands
     */
    Optional<EmailStatus> find(EmailId id);

    /**
     * The newest emails of one shard, the newest first. What was accepted a moment ago may be missing yet.
     *
     * @param shard of {@link dev.emailservice.model.ledger.AcceptedIndex#shards}
     * @param before only those that come after this one in a list; null: from the newest on
     * @param atMost how many; fewer are returned only where there are no more
     */
    List<ListPosition> newest(String shard, @Nullable ListPosition before, int atMost);

    /**
     * These emails, without attempts and audit, in no order. Those that the ledger has forgotten and those it can't read are left
     * out.
     *
     * @param ids at most {@link #MOST_READ}, each once
     */
    List<EmailStatus> read(List<EmailId> ids);

    /** Ends an email as cancelled if no worker has ever claimed it. Repeated, it answers the same. */
    Cancellation cancel(EmailId id);

    /** How many emails {@link #read} takes (Amazon DynamoDB Developer Guide, BatchGetItem: 100 items). */
    int MOST_READ = 100;
}
