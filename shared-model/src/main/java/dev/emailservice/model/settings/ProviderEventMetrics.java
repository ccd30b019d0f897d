package dev.emailservice.model.settings;

/** The metrics of what providers say of emails that alarms and function must call the same. */
public final class ProviderEventMetrics {

    /** Messages of SES' events given back to their queue, and calls of the webhook answered 5xx; without dimensions. */
    public static final String NOT_APPLIED = "ProviderEventsNotApplied";

    private ProviderEventMetrics() {}
}
