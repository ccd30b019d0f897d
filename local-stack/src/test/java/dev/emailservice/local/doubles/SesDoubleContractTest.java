package dev.emailservice.local.doubles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emailservice.local.doubles.Behaviour.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/** The double as AWS's own SDK sees it. */
class SesDoubleContractTest {

    private final Receipts receipts = new Receipts();
    private final SesDouble ses = SesDouble.start(receipts);
    private final SesV2Client client = SesV2Client.builder()
            .endpointOverride(ses.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.builder()
                    .socketTimeout(Duration.ofMillis(700))
                    .build())
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();

    @AfterEach
    void stop() {
        client.close();
        ses.close();
    }

    private static SendEmailRequest.Builder email(List<String> to) {
        return SendEmailRequest.builder()
                .fromEmailAddress("Sender <sender@example.com>")
                .destination(d -> d.toAddresses(to).bccAddresses("hidden@example.com"))
                .content(c -> c.simple(s -> s.subject(t -> t.data("Grüße"))
                        .body(b -> b.text(t -> t.data("hello")))
                        .headers(MessageHeader.builder()
                                .name("X-Email-Id")
                                .value("em_1")
                                .build())
                        .attachments(Attachment.builder()
                                .fileName("a.txt")
                                .rawContent(SdkBytes.fromUtf8String("attached"))
                                .build())));
    }

    private static SendEmailRequest email() {
        return email(List.of("Reader <reader@example.com>")).build();
    }

    @Test
    void aSimpleEmailIsAcceptedAndKept() {
        var id = client.sendEmail(email()).messageId();
        assertThat(receipts.all()).singleElement().satisfies(receipt -> {
            assertThat(receipt.messageId()).isEqualTo(id);
            assertThat(receipt.provider()).isEqualTo("ses");
            assertThat(receipt.emailId()).isEqualTo("em_1");
            assertThat(receipt.recipients()).containsExactly("reader@example.com", "hidden@example.com");
            assertThat(receipt.subject()).isEqualTo("Grüße");
            assertThat(receipt.raw()).contains("Simple");
        });
    }

    @Test
    void aRawEmailIsAcceptedWithTheRecipientsAndTheSubjectOfItsHeader() {
        var mime = """
                From: sender@example.com
                To: "Doe, Jane" <jane@example.com>,
                 joe@example.com
                Subject: =?UTF-8?B?R3LDvA==?= =?UTF-8?Q?=C3=9Fe_you?=
                X-Email-Id: em_2

                hello
                """.replace("\n", "\r\n");
        client.sendEmail(e -> e.content(c -> c.raw(r -> r.data(SdkBytes.fromString(mime, StandardCharsets.UTF_8)))));
        assertThat(receipts.all()).singleElement().satisfies(receipt -> {
            assertThat(receipt.emailId()).isEqualTo("em_2");
            assertThat(receipt.recipients()).containsExactly("jane@example.com", "joe@example.com");
            assertThat(receipt.subject()).isEqualTo("Grüße you");
        });
    }

    private static SendEmailRequest probe() {
        return email().toBuilder()
                .destination(d -> d.toAddresses("success@simulator.amazonses.com"))
                .build();
    }

    @Test
    void anEmailToTheMailboxSimulatorIsAcceptedAndReachesNobody() {
        assertThat(client.sendEmail(probe()).messageId()).isNotBlank();
        assertThat(receipts.size()).isZero();
        assertThat(receipts.requests("ses")).isEqualTo(1);
    }

    @Test
    void anEmailToTheMailboxSimulatorFailsAsAnyOtherDoes() {
        ses.behave(new Behaviour(Mode.ERROR, 503, Duration.ZERO, 1, 1, null));
        assertThatThrownBy(() -> client.sendEmail(probe())).isInstanceOf(SesV2Exception.class);
        for (var mode : List.of(Mode.HANG, Mode.ACCEPT_THEN_HANG, Mode.ACCEPT_THEN_RESET)) {
            ses.behave(Behaviour.of(mode));
            assertThatThrownBy(() -> client.sendEmail(probe())).isInstanceOf(SdkClientException.class);
        }
        assertThat(receipts.size()).isZero();
    }

    @Test
    void anEmailToTheMailboxSimulatorAndToAPersonIsKept() {
        client.sendEmail(email(List.of("success@simulator.amazonses.com", "reader@example.com"))
                .build());
        assertThat(receipts.size()).isEqualTo(1);
    }

    @Test
    void anEmailSesWouldNotSendIsABadRequest() {
        var without = email().toBuilder().destination(d -> {}).build();
        var tooMany = email(Collections.nCopies(50, "reader@example.com")).build();
        var noContent = email().toBuilder().content(c -> {}).build();
        var blocked = email().toBuilder()
                .content(c -> c.simple(email().content().simple().toBuilder()
                        .attachments(Attachment.builder()
                                .fileName("run.exe")
                                .rawContent(SdkBytes.fromUtf8String("x"))
                                .build())
                        .build()))
                .build();
        for (var email : List.of(without, tooMany, noContent, blocked)) {
            assertThatThrownBy(() -> client.sendEmail(email))
                    .isInstanceOfSatisfying(
                            BadRequestException.class,
                            e -> assertThat(e.awsErrorDetails().errorMessage()).isNotBlank());
        }
        assertThat(receipts.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429, 500, 502, 503, 504, 599})
    void anErrorArrivesWithItsStatusAndTheTypeSesGivesIt(int status) {
        ses.behave(new Behaviour(Mode.ERROR, status, Duration.ZERO, 1, 1, null));
        var thrown = catchThrowableOfType(SesV2Exception.class, () -> client.sendEmail(email()));
        assertThat(thrown.statusCode()).isEqualTo(status);
        var expected = switch (status) {
            case 400 -> "BadRequestException";
            case 403 -> "AccessDeniedException";
            case 404 -> "NotFoundException";
            case 429 -> "TooManyRequestsException";
            case 500 -> "InternalServiceErrorException";
            case 503 -> "ServiceUnavailableException";
            case 599 -> "UnknownError";
            default -> null;
        };
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(expected);
        assertThat(receipts.size()).isZero();
    }

    @Test
    void aProviderThatHangsIsATimeoutOfTheClientAndKeepsNothing() {
        ses.behave(Behaviour.of(Mode.HANG));
        assertThatThrownBy(() -> client.sendEmail(email()))
                .isInstanceOf(SdkClientException.class)
                .hasStackTraceContaining("Read timed out");
        assertThat(receipts.size()).isZero();
        assertThat(receipts.answers("ses")).containsExactlyEntriesOf(Map.of("hang", 1L));
    }

    @Test
    void aProviderThatAcceptsAndHangsHasTheEmailTheClientGaveUpOn() {
        ses.behave(Behaviour.of(Mode.ACCEPT_THEN_HANG));
        assertThatThrownBy(() -> client.sendEmail(email())).isInstanceOf(SdkClientException.class);
        assertThat(receipts.size()).isEqualTo(1);
    }

    @Test
    void aResetConnectionReachesTheProviderOnce() {
        client.sendEmail(email());
        ses.behave(Behaviour.of(Mode.RESET));
        assertThatThrownBy(() -> client.sendEmail(email()))
                .isInstanceOf(SdkClientException.class)
                .hasStackTraceContaining("java.net.SocketException");
        assertThat(receipts.requests("ses")).isEqualTo(2);
        assertThat(receipts.size()).isEqualTo(1);
    }

    @Test
    void aConnectionResetAfterTheAcceptLeavesAReceipt() {
        ses.behave(Behaviour.of(Mode.ACCEPT_THEN_RESET));
        assertThatThrownBy(() -> client.sendEmail(email())).isInstanceOf(SdkClientException.class);
        assertThat(receipts.size()).isEqualTo(1);
        assertThat(receipts.answers("ses")).containsEntry("reset", 1L);
    }

    @Test
    void aThrottledClientSeesTooManyRequestsAboveTheRate() {
        ses.behave(new Behaviour(Mode.THROTTLE, 503, Duration.ZERO, 1, 1, null));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 50; i++) {
                        client.sendEmail(email());
                    }
                })
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessageContaining("Maximum sending rate exceeded");
    }

    @Test
    void theAccountShowsAQuotaAndWhatWasSent() {
        client.sendEmail(email());
        var account = client.getAccount(a -> {});
        assertThat(account.sendingEnabled()).isTrue();
        assertThat(account.sendQuota().max24HourSend()).isEqualTo(10_000_000);
        assertThat(account.sendQuota().sentLast24Hours()).isEqualTo(2);
    }
}
