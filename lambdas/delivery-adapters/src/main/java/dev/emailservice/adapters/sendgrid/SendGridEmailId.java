package dev.emailservice.adapters.sendgrid;

/** How an email carries our id through SendGrid. Apart from the provider, so that reading events needs no client. */
public final class SendGridEmailId {

    /** The custom argument that ties SendGrid's events to the email. */
    public static final String ARGUMENT = "email_id";

    private SendGridEmailId() {}
}
