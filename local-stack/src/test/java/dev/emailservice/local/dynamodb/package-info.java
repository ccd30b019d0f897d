@NullMarked
package dev.emailservice.local.dynamodb;

import org.jspecify.annotations.NullMarked;
