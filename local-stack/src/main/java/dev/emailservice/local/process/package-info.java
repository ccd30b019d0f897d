/** Child processes that never outlive the JVM that started them, and the directory they write to. */
@NullMarked
package dev.emailservice.local.process;

import org.jspecify.annotations.NullMarked;
