package dev.emailservice.local.faults;

import dev.emailservice.local.LedgerEntry;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import dev.emailservice.local.doubles.EventBehaviour;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Both providers, or SES alone where the email is to go on at once, take one email in twelve and drop the connection before they
 * have answered: often enough to be avoided now and then.
 */
final class UnknownOutcomes extends NamedFault {

    private static final double SHARE = 1.0 / 12;

    /** Of so many emails one unknown outcome or more, else the run has shown too little. */
    private static final int ONE_OF = 60;

    /** Events that come later than this would find the email sent again. Shorter than usual, for a run waits for it. */
    private static final String CONFIRMATION_SECONDS = "60";

    /** From the end of an attempt to the beginning of the next: less than a message that went back to the queue stays there. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final OnUnknown policy;
    private final boolean events;
    private int unknown;
    private boolean nextAtOnce;

    UnknownOutcomes(OnUnknown policy, boolean events) {
        super(
                "unknown-" + policy.name().toLowerCase(Locale.ROOT).replace('_', '-') + (events ? "" : "-no-events"),
                "1+ unknown outcomes in " + (policy == OnUnknown.RESEND_NOW ? 2 * ONE_OF : ONE_OF) + " emails; "
                        + bar(policy, events));
        this.policy = policy;
        this.events = events;
    }

    private static String bar(OnUnknown policy, boolean events) {
        return switch (policy) {
            case CONFIRM_FIRST ->
                events ? "lost 0, duplicates 0, dlq 0" : "lost 0, duplicates <= unknown outcomes, dlq 0";
            case HOLD -> "duplicates 0, each of them visible as unknown in the ledger, dlq 0";
            case RESEND_NOW -> "lost 0, duplicates <= unknown outcomes, each offered elsewhere within 2 s, dlq 0";
        };
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        LocalStackOptions chosen =
                usual.withVariable(EnvironmentVariable.ON_UNKNOWN, policy.name().toLowerCase(Locale.ROOT));
        // Which attempts are unknown is what this is about, not how long a message waits while both providers are
        // avoided. The receives a message has must last through that all the same.
        chosen = chosen.withVariable(EnvironmentVariable.RETRY_LONGEST_MILLIS, "15000");
        return policy == OnUnknown.CONFIRM_FIRST && events
                ? chosen.withVariable(EnvironmentVariable.CONFIRMATION_SECONDS, CONFIRMATION_SECONDS)
                : chosen;
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        Behaviour drops = new Behaviour(
                Mode.ACCEPT_THEN_RESET,
                Behaviour.DEFAULT_STATUS,
                Duration.ZERO,
                Behaviour.DEFAULT_PER_SECOND,
                SHARE,
                null,
                events ? EventBehaviour.USUAL : EventBehaviour.OFF);
        stack.behave("ses", drops);
        if (policy == OnUnknown.RESEND_NOW) {
            // One provider stays in order, so that there is one to go on to.
            stack.behave("sendgrid", late(Duration.ofMillis(50)).telling(drops.events()));
        } else {
            stack.behave("sendgrid", drops);
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        List<LedgerEntry> entries = stack.ledgerEntries();
        unknown = LedgerFacts.unknownOutcomes(entries);
        nextAtOnce = entries.stream().allMatch(entry -> LedgerFacts.goesOnElsewhereWithin(entry, AT_ONCE));
    }

    @Override
    public int injected() {
        return unknown;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        boolean all = unknown >= Math.max(1, emails / (policy == OnUnknown.RESEND_NOW ? 2 * ONE_OF : ONE_OF))
                && findings.accepted() == emails
                && findings.delivered() == emails
                && findings.lost() == 0
                && findings.deadLetters() == 0;
        return all
                && switch (policy) {
                    case CONFIRM_FIRST -> findings.duplicates() <= (events ? 0 : unknown);
                    case HOLD -> findings.duplicates() == 0 && findings.unknown() == unknown;
                    case RESEND_NOW -> findings.duplicates() <= unknown && nextAtOnce;
                };
    }
}
