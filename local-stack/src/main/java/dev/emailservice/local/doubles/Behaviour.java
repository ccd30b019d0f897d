package dev.emailservice.local.doubles;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a double answers: the body of {@code PUT /_local/providers/{name}}.
 *
 * @param mode what happens to the share of requests it applies to; the others are answered at once
 * @param status the HTTP status of {@link Mode#ERROR}
 * @param latency how long the double waits before it answers
 * @param perSecond how many requests a second {@link Mode#THROTTLE} lets through
 * @param fraction the share of requests the mode applies to, above 0 and up to 1
 * @param duration how long until the double is healthy again, as {@link #OK}; null: until it is told otherwise
 * @param events what it tells afterwards of the emails it accepts; goes on when the duration is over
 */
public record Behaviour(
        Mode mode,
        int status,
        Duration latency,
        int perSecond,
        double fraction,
        @Nullable Duration duration,
        EventBehaviour events) {

    /** A behaviour that tells afterwards what it usually does. */
    public Behaviour(
            Mode mode, int status, Duration latency, int perSecond, double fraction, @Nullable Duration duration) {
        this(mode, status, latency, perSecond, fraction, duration, EventBehaviour.USUAL);
    }

    /** Accepts what is valid, at once. */
    public static final Behaviour OK = of(Mode.OK);

    /** What a double does with a request it has read. */
    public enum Mode {
        /** Answers as the provider does. */
        OK,
        /** Answers the status in the provider's own shape, and keeps nothing. */
        ERROR,
        /** Never answers, and keeps nothing. */
        HANG,
        /** Drops the connection, and keeps nothing. */
        RESET,
        /** Answers 429 in the provider's own shape above a number of requests a second. */
        THROTTLE,
        /** Answers that the quota of the day is used up, in the provider's own shape, and keeps nothing. */
        QUOTA,
        /** Answers late. */
        SLOW,
        /** Keeps the email and never answers. */
        ACCEPT_THEN_HANG,
        /** Keeps the email and drops the connection. */
        ACCEPT_THEN_RESET,
        /** Keeps the email and answers a success whose JSON ends in its middle. */
        ACCEPT_TRUNCATED,
        /** Keeps the email and answers a success with a page of HTML. */
        ACCEPT_HTML,
        /** Keeps the email and answers a success without an id. */
        ACCEPT_WITHOUT_ID;

        /** As JSON has it, such as {@code accept-then-hang}. */
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What {@link #parse} found. */
    public sealed interface Parsed {
        /** A behaviour. */
        record Valid(Behaviour behaviour) implements Parsed {}

        /** None; the message says what is wrong where. */
        record Invalid(String message) implements Parsed {}
    }

    /** The status of {@link Mode#ERROR} unless another is named. */
    public static final int DEFAULT_STATUS = 503;

    /** The latency of {@link Mode#SLOW} unless another is named. */
    public static final Duration DEFAULT_SLOW_LATENCY = Duration.ofSeconds(2);

    /** The rate of {@link Mode#THROTTLE} unless another is named. */
    public static final int DEFAULT_PER_SECOND = 10;

    /** The mode with defaults for the rest, for every request, until told otherwise. */
    public static Behaviour of(Mode mode) {
        var latency = mode == Mode.SLOW ? DEFAULT_SLOW_LATENCY : Duration.ZERO;
        return new Behaviour(mode, DEFAULT_STATUS, latency, DEFAULT_PER_SECOND, 1, null);
    }

    /** This behaviour, over after {@code duration}. */
    public Behaviour lasting(Duration duration) {
        return new Behaviour(mode, status, latency, perSecond, fraction, duration, events);
    }

    /** This behaviour, telling this afterwards. */
    public Behaviour telling(EventBehaviour other) {
        return new Behaviour(mode, status, latency, perSecond, fraction, duration, other);
    }

    /** What it is once its fault is over. */
    Behaviour healthy() {
        return OK.telling(events);
    }

    /** Reads the JSON form; unknown fields, wrong types and values out of range are refused with a message. */
    public static Parsed parse(String json) {
        return BehaviourJson.read(json);
    }

    /** The JSON form, as {@link #parse} reads it. */
    public String toJson() {
        return BehaviourJson.write(this);
    }
}
