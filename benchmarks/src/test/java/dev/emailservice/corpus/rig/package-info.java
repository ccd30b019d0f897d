/** The rig's own eyes. */
@NullMarked
package dev.emailservice.corpus.rig;

import org.jspecify.annotations.NullMarked;
