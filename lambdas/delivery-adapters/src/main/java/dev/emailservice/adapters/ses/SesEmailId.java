package dev.emailservice.adapters.ses;

/** How an email carries our id through SES. Apart from the provider, so that reading events needs no client. */
public final class SesEmailId {

    /** The email tag that ties SES's events to the email. */
    public static final String TAG = "email-id";

    private SesEmailId() {}
}
