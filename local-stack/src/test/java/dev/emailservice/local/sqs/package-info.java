@NullMarked
package dev.emailservice.local.sqs;

import org.jspecify.annotations.NullMarked;
