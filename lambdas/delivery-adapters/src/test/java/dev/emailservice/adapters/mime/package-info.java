/** Tests of the header texts. */
@NullMarked
package dev.emailservice.adapters.mime;

import org.jspecify.annotations.NullMarked;
