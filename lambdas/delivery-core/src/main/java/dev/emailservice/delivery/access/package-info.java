/** Who may call the API: keys, what each allows, and the check of one. */
@NullMarked
package dev.emailservice.delivery.access;

import org.jspecify.annotations.NullMarked;
