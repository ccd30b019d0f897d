/** api-authorizer: tells API Gateway who calls, before any other function is asked. */
@NullMarked
package dev.emailservice.apiauthorizer;

import org.jspecify.annotations.NullMarked;
