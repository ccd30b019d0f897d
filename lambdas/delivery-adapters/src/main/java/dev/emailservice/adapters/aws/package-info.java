/** What every AWS client of ours has in common. */
@NullMarked
package dev.emailservice.adapters.aws;

import org.jspecify.annotations.NullMarked;
