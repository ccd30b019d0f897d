/** Delivering one email job: claim it, offer it to providers in turn, record what came of it. */
@NullMarked
package dev.emailservice.delivery;

import org.jspecify.annotations.NullMarked;
