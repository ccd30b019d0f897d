/** The provider port and everything an attempt can end in. */
@NullMarked
package dev.emailservice.delivery.provider;

import org.jspecify.annotations.NullMarked;
