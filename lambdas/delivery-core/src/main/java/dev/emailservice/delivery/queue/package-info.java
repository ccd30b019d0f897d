/** The queue ports: where accepted emails wait, and where given-up ones are kept. */
@NullMarked
package dev.emailservice.delivery.queue;

import org.jspecify.annotations.NullMarked;
