/** The commands that look after given-up emails, over a real queue and a real ledger. */
@NullMarked
package dev.emailservice.cli.dlq;

import org.jspecify.annotations.NullMarked;
