package dev.emailservice.model.job;

/** What reading a queue message gives: a job, or the reason there is none. */
public sealed interface DecodedJob {

    /** The message holds this job, unaltered since it was accepted. */
    record Valid(EmailJob job) implements DecodedJob {}

    /**
     * The message can never be delivered.
     *
     * @param reason machine-readable, without any content of the message
     */
    record Malformed(Reason reason) implements DecodedJob {}

    /** Why a message is no job. */
    enum Reason {
        /** Not JSON, or not the JSON of a job. */
        UNREADABLE,
        /** Written by a newer version of this service than the one that reads it. */
        UNKNOWN_SCHEMA,
        /** The payload is not the one that was accepted. */
        HASH_MISMATCH
    }
}
