package dev.emailservice.simulation.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one run.
 *
 * @param attempts all of them, probes included
 * @param failed failed and timed-out attempts (throttled ones apart) that ended between the start of the scenario's event and 5 s
 *     after its end; where the scenario has no event, in the whole run
 * @param failedTotal the same in the whole run
 * @param duplicates accepted copies beyond each email's first
 * @param lost emails that no provider had accepted when the run was given up, minutes after the last arrival
 * @param meanMillis the mean of the emails' latency, from the start of the first batch to the accept
 * @param p99Millis the 99th percentile of the same
 * @param endToEndMeanMillis the mean from arrival to accept
 * @param secondsTo80PercentShare from the event's end to the first second in which its provider had 80 % of the attempts; null
 *     where there is no event, or that never happened
 * @param redisRoundTripsPerEmail calls to Redis, those to a dead one among them, per email
 */
public record RunFigures(
        String scenario,
        long seed,
        int workers,
        String policy,
        int emails,
        long attempts,
        long failed,
        @JsonProperty("failed_total") long failedTotal,
        long throttled,
        long duplicates,
        int lost,
        @JsonProperty("mean_ms") double meanMillis,
        @JsonProperty("p99_ms") double p99Millis,
        @JsonProperty("end_to_end_mean_ms") double endToEndMeanMillis,

        @JsonProperty("seconds_to_80_percent_share") @Nullable
        Double secondsTo80PercentShare,

        @JsonProperty("redis_round_trips_per_email") double redisRoundTripsPerEmail) {}
