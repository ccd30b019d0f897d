/** What an environment decides, read from {@code infra/environments} and checked before anything is synthesized. */
@NullMarked
package dev.emailservice.infra.config;

import org.jspecify.annotations.NullMarked;
