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

/** SES, the faster provider, takes half of the emails and drops the connection before it has answered. */
final class UnknownOutcomes extends NamedFault {

    private static final int AT_LEAST = 3;

    /** From the end of an attempt to the beginning of the next one of the same invocation. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final OnUnknown policy;
    private final boolean events;
    private int unknown;
    private boolean nextAtOnce;

    UnknownOutcomes(OnUnknown policy, boolean events) {
        super(
                "unknown-" + policy.name().toLowerCase(Locale.ROOT).replace('_', '-') + (events ? "" : "-no-events"),
                AT_LEAST + "+ unknown outcomes; " + bar(policy, events));
        this.policy = policy;
        this.events = events;
    }

    private static String bar(OnUnknown policy, boolean events) {
        return switch (policy) {
            case CONFIRM_FIRST ->
                events ? "lost 0, duplicates 0, dlq 0" : "lost 0, duplicates <= unknown outcomes, dlq 0";
            case HOLD -> "duplicates 0, each of them visible as unknown in the ledger, dlq 0";
            case RESEND_NOW -> "lost 0, duplicates <= unknown outcomes, offered elsewhere within 1 s, dlq 0";
        };
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withVariable(EnvironmentVariable.ON_UNKNOWN, policy.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        EventBehaviour told = events ? EventBehaviour.USUAL : EventBehaviour.OFF;
        stack.behave("sendgrid", late(Duration.ofMillis(150)).telling(told));
        stack.behave("ses", new Behaviour(Mode.ACCEPT_THEN_RESET, 503, Duration.ZERO, 10, 0.5, null).telling(told));
    }

    @Override
    public void allAccepted(LocalStack stack) {
        stack.behave("ses", Behaviour.OK.telling(events ? EventBehaviour.USUAL : EventBehaviour.OFF));
    }

    @Override
    public void atRest(LocalStack stack) {
        List<LedgerEntry> entries = stack.ledgerEntries();
        unknown = LedgerFacts.unknownOutcomes(entries);
        nextAtOnce = entries.stream().allMatch(entry -> LedgerFacts.goesOnWithin(entry, AT_ONCE));
    }

    @Override
    public int injected() {
        return unknown;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        boolean all = unknown >= AT_LEAST
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
