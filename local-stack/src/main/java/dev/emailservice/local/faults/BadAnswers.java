package dev.emailservice.local.faults;

import dev.emailservice.local.LedgerEntry;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The faster of the two providers answers wrongly, or not at all, from the first third on. */
final class BadAnswers extends NamedFault {

    private static final int AT_LEAST = 3;

    /** Credentials that are refused once are refused always; a pause is named by the first answer. */
    private static final Set<Integer> ONE_IS_ENOUGH = Set.of(401, 403, 429);

    private static final int REFUSED_AT_LEAST = 1;

    /** Two workers with ten emails each under way, and as many again before the fleet has agreed. */
    private static final int AVOIDED = 60;

    /** An attempt's own limit of six seconds, the records in the ledger, and what a busy machine adds with ten emails at once. */
    private static final Duration GOES_ON = Duration.ofSeconds(10);

    /** Two workers with ten emails each under way at the first such answer; the provider is left alone for half a minute or more. */
    private static final int UNDER_WAY = 2 * 10;

    private final String provider;
    private final Behaviour behaviour;
    private final int atMost;
    private int answers;
    private int unknown;
    private boolean inTime;

    private BadAnswers(String name, String provider, Behaviour behaviour, int atMost) {
        super(
                name,
                atLeast(behaviour)
                        + (atMost < Integer.MAX_VALUE
                                ? " to " + atMost + " of them"
                                        + (atMost == UNDER_WAY ? " (2 workers, 10 emails each)" : "")
                                : "+ of them")
                        + "; all delivered, lost 0, duplicates <= unknown outcomes, dlq 0"
                        + (behaviour.mode() == Mode.HANG ? ", next attempt <= 10 s after the first began" : ""));
        this.provider = provider;
        this.behaviour = behaviour;
        this.atMost = atMost;
    }

    private static int atLeast(Behaviour behaviour) {
        return behaviour.mode() == Mode.ERROR && ONE_IS_ENOUGH.contains(behaviour.status())
                ? REFUSED_AT_LEAST
                : AT_LEAST;
    }

    /** An error of this status, after a few of which the provider is left alone. */
    static BadAnswers status(String provider, int status) {
        return new BadAnswers(
                provider + "-" + status,
                provider,
                new Behaviour(Mode.ERROR, status, Duration.ZERO, 10, 1, null),
                status == 401 || status == 403 ? UNDER_WAY : AVOIDED);
    }

    /** Too many requests, come again in half a minute: only calls that were under way get this answer. */
    static BadAnswers paused(String provider) {
        return new BadAnswers(
                provider + "-429", provider, new Behaviour(Mode.ERROR, 429, Duration.ZERO, 10, 1, null), UNDER_WAY);
    }

    /** A broken connection or no answer, after a few of which the provider is left alone. */
    static BadAnswers broken(String provider, Mode mode) {
        return new BadAnswers(provider + "-" + mode.json(), provider, Behaviour.of(mode), AVOIDED);
    }

    /** A success that can't be read: the email is sent, and the provider is well. */
    static BadAnswers unreadable(String provider, Mode mode) {
        return new BadAnswers(provider + "-" + mode.json(), provider, Behaviour.of(mode), Integer.MAX_VALUE);
    }

    /** After some answers the workers leave a provider alone for longer than a run takes. */
    @Override
    public boolean wantsFreshStack() {
        return atMost == UNDER_WAY;
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return behaviour.mode() == Mode.HANG ? usual.withVariable(EnvironmentVariable.ON_UNKNOWN, "resend_now") : usual;
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, provider.equals("ses") ? "sendgrid" : "ses");
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
        if (accepted == emails / 3) {
            stack.behave(provider, behaviour);
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        String key = switch (behaviour.mode()) {
            case ERROR -> String.valueOf(behaviour.status());
            case RESET, HANG -> behaviour.mode().json();
            default -> "";
        };
        var counted = stack.receipts().answers(provider);
        answers = key.isEmpty()
                ? (int) counted.values().stream().mapToLong(each -> each).sum()
                : counted.getOrDefault(key, 0L).intValue();
        List<LedgerEntry> entries = stack.ledgerEntries();
        unknown = LedgerFacts.unknownOutcomes(entries);
        inTime = behaviour.mode() != Mode.HANG
                || entries.stream()
                        .allMatch(entry -> entry.attempts().size() < 2
                                || !entry.attempts()
                                        .get(1)
                                        .at()
                                        .isAfter(
                                                entry.attempts().getFirst().at().plus(GOES_ON)));
    }

    @Override
    public int injected() {
        return answers;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return answers >= atLeast(behaviour)
                && answers <= atMost
                && inTime
                && findings.accepted() == emails
                && findings.delivered() == emails
                && findings.lost() == 0
                && findings.unsettled() == 0
                && findings.duplicates() <= unknown
                && findings.deadLetters() == 0;
    }
}
