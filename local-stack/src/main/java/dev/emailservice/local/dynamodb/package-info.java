/** DynamoDB for the local stack: DynamoDB Local. */
@NullMarked
package dev.emailservice.local.dynamodb;

import org.jspecify.annotations.NullMarked;
