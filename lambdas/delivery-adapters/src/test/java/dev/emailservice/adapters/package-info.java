/** What the adapters' tests share. */
@NullMarked
package dev.emailservice.adapters;

import org.jspecify.annotations.NullMarked;
