/** Secrets from AWS Secrets Manager, never shown. */
@NullMarked
package dev.emailservice.adapters.secrets;

import org.jspecify.annotations.NullMarked;
