package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.model.fleet.RoutingHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Redis is there, in a way that is of no use. */
final class RedisFault extends NamedFault {

    /** What is wrong with it. */
    enum Kind {
        /** Stopped by a signal from a third of the accepts until the last, and let go on then. */
        FROZEN,
        /** Emptied with every twentieth accept. */
        FLUSHED,
        /** No memory left from a third on. */
        FULL,
        /** Asks for a password from a third on. */
        LOCKED,
        /** A text at our key, with every twentieth accept. */
        GARBAGE,
        /** Not there from the start. */
        ABSENT,
        /** Each command of every other 200 ms waits until they are over, from a third on. */
        STALLED,
        /** Every answer comes 200 ms later, from the start. */
        SLOW
    }

    private static final Duration STALL = Duration.ofMillis(200);

    private static final Pattern EXCHANGES = Pattern.compile("cmdstat_eval(?:sha)?:calls=(\\d+)");

    /** So many exchanges while it lasts show that the workers did not just leave Redis alone. */
    private static final int EXCHANGED = 5;

    private final Kind kind;
    private int done;
    private int exchanges;
    private @Nullable StoreWaits waits;
    private @Nullable Stalls stalls;

    RedisFault(Kind kind) {
        super(
                "redis-" + kind.name().toLowerCase(Locale.ROOT),
                "all delivered once, failed 0, dlq 0, " + StoreWaits.RULE + "; "
                        + (isAnswered(kind) ? EXCHANGED + "+ exchanges" : "1+ waits"));
        this.kind = kind;
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return switch (kind) {
            case ABSENT -> usual.withRedisUrl(URI.create("redis://127.0.0.1:1"));
            case SLOW -> usual.withRedisDelay(STALL);
            default -> usual;
        };
    }

    @Override
    public boolean wantsFreshStack() {
        return kind == Kind.FULL || kind == Kind.LOCKED;
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        waits = new StoreWaits(stack);
        if (kind == Kind.SLOW) {
            forgetExchanges(stack);
        }
        done = kind == Kind.ABSENT ? 1 : 0;
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        if (accepted % Math.max(1, emails / 20) == 0 && kind == Kind.FLUSHED) {
            if (done == 0) {
                forgetExchanges(stack);
            }
            command(stack, "FLUSHALL");
        } else if (accepted % Math.max(1, emails / 20) == 0 && kind == Kind.GARBAGE) {
            command(stack, "SET " + RoutingHash.KEY + " garbage");
        } else if (accepted == emails / 3) {
            switch (kind) {
                case FROZEN -> {
                    signal(stack.redisPid().orElseThrow(), "STOP");
                    done++;
                }
                case FULL -> command(stack, "CONFIG SET maxmemory 1");
                case LOCKED -> {
                    lock(stack);
                    done++;
                }
                case STALLED -> {
                    forgetExchanges(stack);
                    stalls = Stalls.start(stack, STALL);
                }
                default -> {}
            }
        }
    }

    private void command(LocalStack stack, String command) {
        if (quietly(stack, command)) {
            done++;
        }
    }

    /** Connections that are there already would stay as they are. */
    private static void lock(LocalStack stack) {
        try {
            stack.redis()
                    .orElseThrow()
                    .runAll(List.of(
                            List.of("CONFIG", "SET", "requirepass", "other"),
                            List.of("CLIENT", "KILL", "TYPE", "normal")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether Redis did it. */
    static boolean quietly(LocalStack stack, String command) {
        try {
            stack.redis().orElseThrow().command(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void atRest(LocalStack stack) throws InterruptedException {
        if (stalls != null) {
            stalls.close();
            done = stalls.count();
            // Else the question below might meet the last one.
            Thread.sleep(STALL);
        }
        if (kind == Kind.FROZEN) {
            signal(stack.redisPid().orElseThrow(), "CONT");
        }
        if (isAnswered(kind)) {
            exchanges = exchanges(stack);
        }
        if (kind == Kind.SLOW) {
            done = exchanges;
        }
        if (waits != null) {
            waits.look(stack);
        }
    }

    /** Whether Redis goes on answering within the workers' patience, so that they do not notice. */
    private static boolean isAnswered(Kind kind) {
        return kind == Kind.FLUSHED || kind == Kind.STALLED || kind == Kind.SLOW;
    }

    /** From now on only what comes is counted: the stack may have served other runs. */
    private static void forgetExchanges(LocalStack stack) {
        try {
            stack.redis().orElseThrow().forgetStatistics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of the workers' exchanges the server has answered. */
    private static int exchanges(LocalStack stack) {
        try {
            Matcher eval = EXCHANGES.matcher(stack.redis().orElseThrow().info("commandstats"));
            return eval.results()
                    .mapToInt(each -> Integer.parseInt(each.group(1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int injected() {
        return done;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return done > 0
                && waits != null
                && (isAnswered(kind) ? exchanges >= EXCHANGED : waits.count() > 0)
                && waits.bounded()
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
