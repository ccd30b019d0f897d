/** What runs say: the bars and whether they are held, tables, the JSON file, charts, and the command that makes them. */
@NullMarked
package dev.emailservice.simulation.report;

import org.jspecify.annotations.NullMarked;
