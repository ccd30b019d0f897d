@NullMarked
package dev.emailservice.local.gateway;

import org.jspecify.annotations.NullMarked;
