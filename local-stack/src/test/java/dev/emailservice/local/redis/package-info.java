@NullMarked
package dev.emailservice.local.redis;

import org.jspecify.annotations.NullMarked;
