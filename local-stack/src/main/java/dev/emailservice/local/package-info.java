/** AWS on loopback for people and tests: the deployed jars, run as Lambda runs them, with everything they need. */
@NullMarked
package dev.emailservice.local;

import org.jspecify.annotations.NullMarked;
