package dev.emailservice.sendemail;

import dev.emailservice.model.job.EmailId;
import java.util.List;

/** How a request with several emails ended. */
sealed interface BatchResult {

    /**
     * All of them are in the ledger and on the queue.
     *
     * @param ids in the order of the emails
     * @param recipients of all emails together
     * @param replayed whether an earlier request with the same key has put all of them there
     */
    record Accepted(List<EmailId> ids, int recipients, boolean replayed) implements BatchResult {

        /** Copies the list. */
        public Accepted {
            ids = List.copyOf(ids);
        }
    }

    /** Not all of them are accepted; unless the problem says otherwise, none is. */
    record Refused(Outcome.Refused outcome) implements BatchResult {}
}
