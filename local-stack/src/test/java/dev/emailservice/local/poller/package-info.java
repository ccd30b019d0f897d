@NullMarked
package dev.emailservice.local.poller;

import org.jspecify.annotations.NullMarked;
