package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OnUnknown;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each safeguard by itself: what it keeps from happening where it is the only one that can. */
final class SafeguardTest {

    private final World world = new World();
    private final EmailJob job = world.accepted();

    /** The methods called on the ledger and the router, in their order. */
    private final List<String> calls = new ArrayList<>();

    @Test
    void withTooLittleTimeLeftNoCallIsEvenRecorded() {
        Deadline near = new Deadline(world.clock.instant().plusSeconds(7));

        assertThat(service(_ -> {}).deliver(job, near)).isInstanceOf(Retry.class);
        assertThat(calls).contains("claim").doesNotContain("begin");
    }

    @Test
    void aWorkerThatSleepsBetweenTheRecordOfACallAndTheCallSendsNothing() {
        EmailService sleepy = service(after -> {
            if (after.equals("begin")) {
                world.clock.advance(Duration.ofMinutes(1));
            }
        });

        assertThat(sleepy.deliver(job, world.deadline())).isInstanceOf(Retry.class);
        assertThat(world.attempts()).isZero();
    }

    @Test
    void anAcceptIsRecordedBeforeAnythingElseIsDone() {
        List<LedgerState> atTheRoutersWord = new ArrayList<>();
        EmailService watched = service(after -> {
            if (after.equals("record")) {
                atTheRoutersWord.add(world.entry(job).state());
            }
        });

        watched.deliver(job, world.deadline());

        assertThat(atTheRoutersWord).containsExactly(LedgerState.SENT);
    }

    /** The world's worker, whose calls of the ledger and the router are watched. */
    private EmailService service(Consumer<String> after) {
        UnknownPolicy policy = UnknownPolicy.of(OnUnknown.RESEND_NOW);
        Failover failover = new Failover(
                List.of(world.ses, world.sendgrid),
                watched(Router.class, world.router, after),
                policy,
                world.metrics,
                world.clock,
                world.clock::advance);
        return new EmailService(
                watched(Ledger.class, world.ledger, after), failover, policy, world.clock, world.random);
    }

    private <T> T watched(Class<T> type, T real, Consumer<String> after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        calls.add(method.getName());
                        after.accept(method.getName());
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
