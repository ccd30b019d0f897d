/** HTTP as the functions behind API Gateway see it: requests read, answers and problem documents written. */
@NullMarked
package dev.emailservice.http;

import org.jspecify.annotations.NullMarked;
