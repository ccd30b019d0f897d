package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Receipt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An express email is accepted while many standard ones wait. */
class ExpressIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How many wait: ten thousand with {@code -Dexpress.backlog=10000}, and as fast as a build can make in its time else. */
    private static final int BACKLOG = Integer.getInteger("express.backlog", 1000);

    /** Standard emails that go out before it: two workers' batches under way, the two that are fetched, and as many again. */
    private static final int MOST_BEFORE = 80;

    @Test
    void itOvertakesThem() throws Exception {
        try (LocalStack stack = LocalStack.start(Stacks.options(), _ -> {})) {
            // So slow that the backlog stays one.
            for (String provider : List.of("ses", "sendgrid")) {
                stack.behave(provider, Stacks.slow(Duration.ofSeconds(1)));
            }
            Backlog.fill(stack, BACKLOG);
            int before = stack.receipts().size();

            Api api = new Api(stack.address());
            String id = Api.id(api.send("""
                    {"from":"a@example.com","to":"b@example.org","subject":"Code","text":"123456","priority":"express"}""").body());
            await().atMost(PATIENCE)
                    .until(() -> stack.receipts().all().stream()
                            .map(Receipt::emailId)
                            .anyMatch(id::equals));

            List<String> order =
                    stack.receipts().all().stream().map(Receipt::emailId).toList();
            assertThat(order.indexOf(id) - before).isLessThanOrEqualTo(MOST_BEFORE);
            assertThat(stack.queue().total()).isGreaterThan(BACKLOG / 2);
        }
    }

    @Test
    void aPinnedEmailGoesThroughItsProviderHoweverMuchBetterTheOtherIs() throws Exception {
        try (LocalStack stack = LocalStack.start(Stacks.options(), _ -> {})) {
            stack.behave("sendgrid", Stacks.slow(Duration.ofMillis(300)));
            Api api = new Api(stack.address());
            for (int i = 0; i < 20; i++) {
                assertThat(api.send("""
                                {"from":"a@example.com","to":"b@example.org","subject":"s","text":"t","provider":"sendgrid"}""").statusCode()).isEqualTo(202);
            }
            await().atMost(PATIENCE).until(() -> stack.receipts().size() == 20);
            assertThat(stack.receipts().all()).extracting(Receipt::provider).containsOnly("sendgrid");
        }
    }
}
