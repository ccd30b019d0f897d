/** What Lambda does for a function: a JVM of its own with the deployed jar, fed through the Runtime API. */
@NullMarked
package dev.emailservice.local.runtime;

import org.jspecify.annotations.NullMarked;
