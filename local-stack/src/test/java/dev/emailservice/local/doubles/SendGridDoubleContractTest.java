package dev.emailservice.local.doubles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.MailSettings;
import com.sendgrid.helpers.mail.objects.Setting;
import dev.emailservice.local.doubles.Behaviour.Mode;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The double as SendGrid's own SDK sees it. */
class SendGridDoubleContractTest {

    private final Receipts receipts = new Receipts();
    private final SendGridDouble sendGrid = SendGridDouble.start(receipts);
    private final CloseableHttpClient http = HttpClients.custom()
            .disableAutomaticRetries()
            .setDefaultRequestConfig(
                    RequestConfig.custom().setSocketTimeout(700).build())
            .build();

    @AfterEach
    void stop() throws IOException {
        http.close();
        sendGrid.close();
    }

    private static Mail mail() {
        var mail = new Mail(
                new Email("sender@example.com"),
                "Grüße",
                new Email("reader@example.com"),
                new Content("text/plain", "hello"));
        mail.getPersonalization().getFirst().addBcc(new Email("hidden@example.com"));
        mail.addHeader("X-Email-Id", "em_1");
        return mail;
    }

    private Response send(String body, String key) throws IOException {
        var request = new com.sendgrid.Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(body);
        var client = new SendGrid(key, new PlainHttp(http));
        client.setHost("127.0.0.1:" + sendGrid.endpoint().getPort());
        return client.api(request);
    }

    private Response send(Mail mail) throws IOException {
        return send(mail.build(), "SG.local");
    }

    /** The SDK's client over plain HTTP with the HTTP client of ours. */
    private static final class PlainHttp extends Client {
        PlainHttp(CloseableHttpClient http) {
            super(http);
        }

        @Override
        public URI buildUri(String baseUri, String endpoint, Map<String, String> queryParams) {
            return URI.create("http://" + baseUri + "/" + endpoint);
        }
    }

    @Test
    void anEmailIsAcceptedWithAMessageIdAndKept() throws IOException {
        var response = send(mail());
        assertThat(response.getStatusCode()).isEqualTo(202);
        assertThat(response.getBody()).isEmpty();
        assertThat(receipts.all()).singleElement().satisfies(receipt -> {
            assertThat(receipt.messageId()).isEqualTo(response.getHeaders().get("X-Message-Id"));
            assertThat(receipt.provider()).isEqualTo("sendgrid");
            assertThat(receipt.emailId()).isEqualTo("em_1");
            assertThat(receipt.recipients()).containsExactly("reader@example.com", "hidden@example.com");
            assertThat(receipt.subject()).isEqualTo("Grüße");
        });
    }

    private static Mail inSandbox() {
        var mail = mail();
        var settings = new MailSettings();
        var on = new Setting();
        on.setEnable(true);
        settings.setSandboxMode(on);
        mail.setMailSettings(settings);
        return mail;
    }

    @Test
    void sandboxModeIsCheckedAndSendsNothing() throws IOException {
        var mail = inSandbox();
        var response = send(mail);
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isEmpty();
        mail.setSubject("");
        assertThat(send(mail).getStatusCode()).isEqualTo(400);
        assertThat(receipts.size()).isZero();
    }

    @Test
    void anEmailInSandboxModeFailsAsAnyOtherDoes() throws IOException {
        sendGrid.behave(new Behaviour(Mode.ERROR, 503, Duration.ZERO, 1, 1, null));
        assertThat(send(inSandbox()).getStatusCode()).isEqualTo(503);
        for (var mode : List.of(Mode.HANG, Mode.ACCEPT_THEN_HANG)) {
            sendGrid.behave(Behaviour.of(mode));
            assertThatThrownBy(() -> send(inSandbox())).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(receipts.size()).isZero();
    }

    @Test
    void aCallWithoutAKeyIsRefusedInTheShapeOfSendGrid() throws IOException {
        var response = send(mail().build(), "");
        assertThat(response.getStatusCode()).isEqualTo(401);
        assertThat(response.getBody()).startsWith("{\"errors\":[{\"message\":\"The provided authorization grant");
    }

    @Test
    void anAddressInTwoListsIsRefusedWithTheFieldAndTheReason() throws IOException {
        var mail = mail();
        mail.getPersonalization().getFirst().addCc(new Email("READER@example.com"));
        var response = send(mail);
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody())
                .contains("should be unique between to, cc, and bcc", "\"field\":\"personalizations.0\"");
    }

    @Test
    void everythingThatIsWrongIsListed() throws IOException {
        var response = send("{\"headers\":{\"Subject\":\"x\"},\"content\":[{\"type\":\"text/html\"}]}", "SG.local");
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody())
                .contains(
                        "\"field\":\"personalizations\"",
                        "\"field\":\"from.email\"",
                        "\"field\":\"subject\"",
                        "\"field\":\"content.0.value\"",
                        "\"field\":\"headers.Subject\"");
        assertThat(receipts.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 413, 429, 500, 503})
    void anErrorArrivesAsAListOfErrors(int status) throws IOException {
        sendGrid.behave(new Behaviour(Mode.ERROR, status, Duration.ZERO, 1, 1, null));
        var response = send(mail());
        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getBody()).startsWith("{\"errors\":[{\"message\":");
        assertThat(receipts.size()).isZero();
    }

    @Test
    void anErrorOfTheGatewayIsHtml() throws IOException {
        sendGrid.behave(new Behaviour(Mode.ERROR, 502, Duration.ZERO, 1, 1, null));
        var response = send(mail());
        assertThat(response.getStatusCode()).isEqualTo(502);
        assertThat(response.getBody()).startsWith("<html>");
    }

    @Test
    void aProviderThatHangsIsATimeoutOfTheClientAndKeepsNothing() {
        sendGrid.behave(Behaviour.of(Mode.HANG));
        assertThatThrownBy(() -> send(mail())).isInstanceOf(SocketTimeoutException.class);
        assertThat(receipts.size()).isZero();
    }

    @Test
    void aProviderThatAcceptsAndHangsHasTheEmailTheClientGaveUpOn() {
        sendGrid.behave(Behaviour.of(Mode.ACCEPT_THEN_HANG));
        assertThatThrownBy(() -> send(mail())).isInstanceOf(SocketTimeoutException.class);
        assertThat(receipts.size()).isEqualTo(1);
    }

    @Test
    void aResetConnectionReachesTheProviderOnce() throws IOException {
        send(mail());
        sendGrid.behave(Behaviour.of(Mode.RESET));
        assertThatThrownBy(() -> send(mail()))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(receipts.requests("sendgrid")).isEqualTo(2);
    }

    @Test
    void aThrottledClientIsToldWhenItMayComeBack() throws IOException {
        sendGrid.behave(new Behaviour(Mode.THROTTLE, 503, Duration.ZERO, 1, 1, null));
        var response = send(mail());
        for (int i = 0; i < 50 && response.getStatusCode() == 202; i++) {
            response = send(mail());
        }
        assertThat(response.getStatusCode()).isEqualTo(429);
        assertThat(response.getHeaders())
                .containsEntry("X-RateLimit-Remaining", "0")
                .containsKeys("X-RateLimit-Limit", "X-RateLimit-Reset");
    }
}
