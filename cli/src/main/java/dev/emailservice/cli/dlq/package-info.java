/** {@code ./mailctl dlq}: looks after the emails that were given up. */
@NullMarked
package dev.emailservice.cli.dlq;

import org.jspecify.annotations.NullMarked;
