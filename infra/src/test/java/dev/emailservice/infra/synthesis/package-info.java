/** The environments as they are synthesized, once for all tests. */
@NullMarked
package dev.emailservice.infra.synthesis;

import org.jspecify.annotations.NullMarked;
