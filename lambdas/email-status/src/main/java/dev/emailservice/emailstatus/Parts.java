package dev.emailservice.emailstatus;

import dev.emailservice.delivery.status.EmailList;
import dev.emailservice.delivery.status.StatusStore;

/**
 * What the function works with.
 *
 * @param store single emails
 * @param list all of them
 * @param health what the service depends on
 */
record Parts(StatusStore store, EmailList list, Health health) {}
