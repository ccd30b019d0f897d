/** What the synthesized templates must hold, whatever they are made from. */
@NullMarked
package dev.emailservice.infra;

import org.jspecify.annotations.NullMarked;
