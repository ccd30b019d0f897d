/** What API Gateway does: HTTP requests become proxy events, proxy responses become HTTP responses. */
@NullMarked
package dev.emailservice.local.gateway;

import org.jspecify.annotations.NullMarked;
