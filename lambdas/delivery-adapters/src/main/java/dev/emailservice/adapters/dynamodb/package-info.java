/** The ledger in DynamoDB. */
@NullMarked
package dev.emailservice.adapters.dynamodb;

import org.jspecify.annotations.NullMarked;
