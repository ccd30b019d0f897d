package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emailservice.cli.Mailctl;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.OutboxQueue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An operator finds given-up emails, removes the cause and sends them back with {@code ./mailctl dlq}, on a whole stack. */
class DeadLetterIT {

    private static final int EMAILS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final StringWriter err = new StringWriter();

    private String dlq(LocalStack stack, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine mailctl = Mailctl.commandLine();
        mailctl.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("dlq"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--port", Integer.toString(stack.address().getPort())));
        assertThat(mailctl.execute(all.toArray(String[]::new)))
                .as("%s%n%s%n%s", all, out, err)
                .isZero();
        return out.toString();
    }

    private static List<String> delivered(LocalStack stack) {
        return stack.receipts().all().stream()
                .map(each -> String.valueOf(each.emailId()))
                .toList();
    }

    private static SqsClient sqs(StoreAddresses stores) {
        return SqsClient.builder()
                .endpointOverride(stores.sqs())
                .region(Region.of(stores.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build();
    }

    private static void putAmongTheDeadLetters(LocalStack stack, String body) {
        StoreAddresses stores = stack.stores();
        try (SqsClient sqs = sqs(stores)) {
            sqs.sendMessage(m -> m.queueUrl(stores.deadLetterQueueUrl()).messageBody(body));
        }
    }

    private static String policyOnTheQueue(LocalStack stack) {
        StoreAddresses stores = stack.stores();
        try (SqsClient sqs = sqs(stores)) {
            return String.valueOf(sqs.listQueueTags(queue -> queue.queueUrl(stores.deadLetterQueueUrl()))
                    .tags()
                    .get(OutboxQueue.ON_UNKNOWN_TAG));
        }
    }

    private static void atRest(LocalStack stack) {
        await().atMost(PATIENCE).until(() -> stack.queue().total() == 0);
    }

    @Test
    void givenUpEmailsGoBackAndEachIsDeliveredExactlyOnceHoweverOftenTheyAreRedriven() throws Exception {
        // What was certainly not sent is not held, whatever the policy.
        LocalStackOptions holding = Stacks.options().withVariable(EnvironmentVariable.ON_UNKNOWN, "hold");
        try (LocalStack stack = LocalStack.start(holding, _ -> {})) {
            assertThat(policyOnTheQueue(stack)).isEqualTo("hold");
            Api api = new Api(stack.address());
            api.behave("ses", "{\"mode\":\"error\",\"status\":400}");
            api.behave("sendgrid", "{\"mode\":\"error\",\"status\":400}");
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < EMAILS; i++) {
                ids.add(api.accepted("canary-" + i + "@example.org"));
            }
            stack.putOnQueue("no job");
            await().atMost(PATIENCE).until(() -> stack.deadLetters() == EMAILS + 1);
            String body = stack.deadLetterMessages().stream()
                    .filter(letter -> letter.body().contains(ids.getFirst()))
                    .findFirst()
                    .orElseThrow()
                    .body();

            String listed = dlq(stack, "list");
            assertThat(listed)
                    .contains(ids)
                    .contains("13  in all", "malformed_unreadable")
                    .doesNotContain("canary");
            assertThat(dlq(stack, "list", "--json")).contains("\"state\" : \"failed\"");
            assertThat(dlq(stack, "show", ids.getFirst()))
                    .contains("ledger     failed", "attempt ", "message ")
                    .doesNotContain("canary");

            api.behave("ses", "{\"mode\":\"ok\"}");
            api.behave("sendgrid", "{\"mode\":\"ok\"}");
            assertThat(dlq(stack, "redrive")).contains("Nothing was changed");
            assertThat(stack.deadLetters()).isEqualTo(EMAILS + 1);
            assertThat(dlq(stack, "redrive", "--yes", "--why", "the doubles were told to refuse"))
                    .contains("12  reopened and sent back", "1  left: no email can be read");
            await().atMost(PATIENCE).until(() -> delivered(stack).containsAll(ids));

            for (int time = 0; time < 2; time++) {
                putAmongTheDeadLetters(stack, body);
                assertThat(dlq(stack, "redrive", "--yes", "--why", "once more")).contains("left: it was sent (");
                atRest(stack);
            }
            assertThat(delivered(stack)).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(dlq(stack, "show", ids.getFirst())).contains("redriven by", "the doubles were told to refuse");

            dlq(stack, "discard", "--id", ids.getFirst(), "--yes", "--why", "copies");
            dlq(stack, "discard", "--reason", "malformed_unreadable", "--yes", "--why", "no email");
            assertThat(stack.deadLetters()).isZero();
        }
    }
}
