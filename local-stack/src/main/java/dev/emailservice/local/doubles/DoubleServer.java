package dev.emailservice.local.doubles;

import dev.emailservice.local.doubles.Behaviour.Mode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one vendor's wire format in the behaviour that is set. */
final class DoubleServer implements AutoCloseable {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** A behaviour and when it ends, numbered so that a hanging request notices the next one. */
    private record Setting(
            long number, Behaviour behaviour, @Nullable Instant end) {
        boolean holds(Instant now) {
            return end == null || now.isBefore(end);
        }

        Behaviour at(Instant now) {
            return holds(now) ? behaviour : behaviour.healthy();
        }
    }

    private final Vendor vendor;
    private final Receipts receipts;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PerSecond admitted = new PerSecond();
    private final HttpListener listener;
    private volatile Afterwards afterwards = Afterwards.NOTHING;
    private volatile Pattern refused = NOTHING;
    private volatile String quoted = "";
    private volatile Setting setting = new Setting(0, Behaviour.OK, null);

    DoubleServer(Vendor vendor, Receipts receipts, InstantSource clock, RandomGenerator random) {
        this.vendor = vendor;
        this.receipts = receipts;
        this.clock = clock;
        this.random = random;
        this.listener = HttpListener.start(vendor.name() + "-double", this::handle);
    }

    URI endpoint() {
        return listener.endpoint();
    }

    Behaviour behaviour() {
        return setting.at(clock.instant());
    }

    synchronized void behave(Behaviour behaviour) {
        var duration = behaviour.duration();
        var end = duration == null ? null : clock.instant().plus(duration);
        setting = new Setting(setting.number() + 1, behaviour, end);
    }

    /** From now on this hears of each email that is accepted. */
    void tell(Afterwards listener) {
        afterwards = listener;
    }

    /** Drops the events that are not told yet. */
    void forgetEvents() {
        afterwards.forget();
    }

    /** From now on an email whose request holds this is refused for good, whatever the behaviour. */
    void refuse(Pattern content) {
        refused = content;
    }

    /** From now on its errors quote this. */
    void quote(String text) {
        quoted = text;
    }

    private Answer failure(int status) {
        return vendor.failure(status).quoting(quoted);
    }

    private void handle(Request request, Connection connection) throws IOException, InterruptedException {
        receipts.countRequest(vendor.name());
        var now = clock.instant();
        var current = setting;
        var told = current.at(now);
        var behaviour = appliesTo(told) ? told : told.healthy();
        switch (behaviour.mode()) {
            case OK, SLOW -> answer(judge(request, now, behaviour).answer(), behaviour, connection);
            case ERROR -> answer(failure(behaviour.status()), behaviour, connection);
            case QUOTA -> answer(vendor.quotaExhausted(), behaviour, connection);
            case THROTTLE -> {
                var admits = admitted.admits(now, behaviour.perSecond());
                var answer = admits
                        ? judge(request, now, behaviour).answer()
                        : vendor.tooManyRequests(behaviour.perSecond(), now);
                answer(answer, behaviour, connection);
            }
            case ACCEPT_TRUNCATED, ACCEPT_HTML, ACCEPT_WITHOUT_ID ->
                answer(judge(request, now, behaviour).answer().unreadable(behaviour.mode()), behaviour, connection);
            case HANG, RESET -> fail(behaviour.mode(), current, connection);
            case ACCEPT_THEN_HANG, ACCEPT_THEN_RESET -> {
                var verdict = judge(request, now, behaviour);
                if (verdict.accepted()) {
                    fail(behaviour.mode(), current, connection);
                } else {
                    answer(verdict.answer(), behaviour, connection);
                }
            }
        }
    }

    private boolean appliesTo(Behaviour behaviour) {
        return behaviour.fraction() >= 1 || random.nextDouble() < behaviour.fraction();
    }

    /** An email the provider takes is kept before it is answered: a client that gives up waiting has sent it. */
    private Vendor.Verdict judge(Request request, Instant now, Behaviour behaviour) {
        if (refused.matcher(request.body()).find()) {
            return Vendor.Verdict.other(failure(400));
        }
        var verdict = vendor.judge(request, now);
        var receipt = verdict.receipt();
        if (receipt != null) {
            receipts.add(receipt);
            if (behaviour.events().on()) {
                afterwards.accepted(receipt, behaviour.events());
            }
        }
        return verdict;
    }

    private void answer(Answer answer, Behaviour behaviour, Connection connection)
            throws IOException, InterruptedException {
        if (!behaviour.latency().isZero()) {
            Thread.sleep(behaviour.latency());
        }
        receipts.countAnswer(vendor.name(), String.valueOf(answer.status()));
        connection.answer(answer);
    }

    private void fail(Mode mode, Setting current, Connection connection) throws IOException {
        if (mode == Mode.RESET || mode == Mode.ACCEPT_THEN_RESET) {
            receipts.countAnswer(vendor.name(), "reset");
            connection.reset();
        } else {
            receipts.countAnswer(vendor.name(), "hang");
            connection.hang(() -> setting.number() == current.number() && current.holds(clock.instant()));
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
