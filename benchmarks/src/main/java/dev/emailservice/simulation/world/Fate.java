package dev.emailservice.simulation.world;

/**
 * What becomes of an attempt.
 *
 * @param end as the worker sees it
 * @param millis when it sees that, counted from the attempt's start
 * @param accepted whether the provider accepted the email, seen or not
 */
public record Fate(AttemptEnd end, double millis, boolean accepted) {}
