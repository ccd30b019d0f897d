/** Functions made for tests: packed into jars while the tests run, with nothing but the JDK and the Lambda core. */
@NullMarked
package dev.emailservice.local.functions;

import org.jspecify.annotations.NullMarked;
