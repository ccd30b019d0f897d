package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Attachments;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import dev.emailservice.cli.keys.LocalKeys;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** The vendors' own Java clients, as they are, pointed at this API. */
class ConformanceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ApiKey KEY = ApiKey.random(new SecureRandom());
    private static final String SUBJECT = "Grüße aus Köln 🎈";
    private static final List<String> EVERYONE = List.of("to@example.org", "cc@example.org", "bcc@example.org");

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(Stacks.options().withApiKeys(true), _ -> {});
        LocalKeys.accept(stack.stores(), KEY, Instant.now());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static Response sendGrid(ApiKey key, Mail mail) throws IOException {
        // "Test" is that client's word for plain HTTP.
        SendGrid sendGrid = new SendGrid(key.text(), new Client(true));
        sendGrid.setHost("127.0.0.1:" + stack.address().getPort());
        Request request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(mail.build());
        return sendGrid.api(request);
    }

    private static Mail mail(String from) {
        Mail mail = new Mail(
                new Email(from, "Ada Lovelace"),
                SUBJECT,
                new Email("to@example.org"),
                new Content("text/plain", "Hallo"));
        mail.addContent(new Content("text/html", "<p>Hallo</p>"));
        mail.getPersonalization().getFirst().addCc(new Email("cc@example.org"));
        mail.getPersonalization().getFirst().addBcc(new Email("bcc@example.org"));
        mail.addAttachments(new Attachments.Builder(
                        "notes.txt", Base64.getEncoder().encodeToString("Notes".getBytes(StandardCharsets.UTF_8)))
                .withType("text/plain")
                .withDisposition("attachment")
                .build());
        return mail;
    }

    private static SesV2Client ses(String key) {
        return SesV2Client.builder()
                .endpointOverride(stack.address())
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(override -> override.putHeader("x-api-key", key))
                .build();
    }

    private static SendEmailRequest simple(String from) {
        return SendEmailRequest.builder()
                .fromEmailAddress("Ada Lovelace <" + from + ">")
                .destination(to -> to.toAddresses("to@example.org")
                        .ccAddresses("cc@example.org")
                        .bccAddresses("bcc@example.org"))
                .content(content -> content.simple(message -> message.subject(subject -> subject.data(SUBJECT))
                        .body(body -> body.text(text -> text.data("Hallo")).html(html -> html.data("<p>Hallo</p>")))
                        .attachments(Attachment.builder()
                                .fileName("notes.txt")
                                .contentType("text/plain")
                                .rawContent(SdkBytes.fromUtf8String("Notes"))
                                .build())))
                .build();
    }

    /** Whatever the case of its name: the local stack's server writes it in its own. */
    private static String header(Response response, String name) {
        return response.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Receipt arrived(String id) {
        await().atMost(PATIENCE)
                .until(() -> stack.receipts().all().stream().anyMatch(receipt -> id.equals(receipt.emailId())));
        return stack.receipts().all().stream()
                .filter(receipt -> id.equals(receipt.emailId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sendGridsClientSends() throws Exception {
        Response response = sendGrid(KEY, mail("ada@example.com"));

        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(202);
        Receipt receipt = arrived(header(response, "X-Message-Id"));
        assertThat(receipt.subject()).isEqualTo(SUBJECT);
        assertThat(receipt.recipients()).containsExactlyInAnyOrderElementsOf(EVERYONE);
    }

    @Test
    void sendGridsClientIsToldWhatIsWrongInSendGridsForm() throws Exception {
        Response response = sendGrid(KEY, mail("no address"));

        assertThat(response.getStatusCode()).isEqualTo(400);
        JsonNode error = Json.ASCII.readTree(response.getBody()).path("errors").path(0);
        assertThat(error.path("message").asText()).isNotEmpty();
        assertThat(error.path("field").asText()).startsWith("from");
        assertThat(error.has("help")).isTrue();
    }

    @Test
    void withAKeyThatIsNoneSendGridsClientIsAnswered401() throws Exception {
        assertThat(sendGrid(ApiKey.random(new SecureRandom()), mail("ada@example.com"))
                        .getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void theClientOfSesSends() {
        try (SesV2Client ses = ses(KEY.text())) {
            Receipt receipt = arrived(ses.sendEmail(simple("ada@example.com")).messageId());

            assertThat(receipt.subject()).isEqualTo(SUBJECT);
            assertThat(receipt.recipients()).containsExactlyInAnyOrderElementsOf(EVERYONE);
        }
    }

    @Test
    void theClientOfSesSendsARawMessage() {
        String raw = """
                From: Ada Lovelace <ada@example.com>
                To: to@example.org
                Cc: cc@example.org
                Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe_aus_K=C3=B6ln_=F0=9F=8E=88?=
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Hallo
                """.replace("\n", "\r\n");
        try (SesV2Client ses = ses(KEY.text())) {
            Receipt receipt = arrived(ses.sendEmail(send -> send.destination(to -> to.toAddresses("to@example.org")
                                    .ccAddresses("cc@example.org")
                                    .bccAddresses("bcc@example.org"))
                            .content(content -> content.raw(message -> message.data(SdkBytes.fromUtf8String(raw)))))
                    .messageId());

            assertThat(receipt.subject()).isEqualTo(SUBJECT);
            assertThat(receipt.recipients()).containsExactlyInAnyOrderElementsOf(EVERYONE);
        }
    }

    @Test
    void theClientOfSesThrowsItsOwnExceptions() {
        try (SesV2Client ses = ses(KEY.text());
                SesV2Client stranger = ses("es_0000000000000000_nothing")) {
            assertThatThrownBy(() -> ses.sendEmail(simple("no address")))
                    .isInstanceOfSatisfying(
                            BadRequestException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorMessage())
                                    .startsWith("FromEmailAddress"));
            assertThatThrownBy(() -> stranger.sendEmail(simple("ada@example.com")))
                    .isInstanceOfSatisfying(
                            SesV2Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(401));
        }
    }
}
