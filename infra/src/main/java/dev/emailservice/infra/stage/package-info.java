/** One deployable copy of the service for each environment. */
@NullMarked
package dev.emailservice.infra.stage;

import org.jspecify.annotations.NullMarked;
