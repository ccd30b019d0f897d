package dev.emailservice.sendemail;

import static dev.emailservice.sendemail.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.model.job.EmailJob;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorsTest {

    private static final String OWN = """
            {"from":"Grace <app@example.com>","to":["ada@example.org"],"cc":["carol@example.org"],"bcc":["boole@example.org"],
             "subject":"Grüße","text":"Hi","html":"<p>Hi</p>","headers":{"X-One":"1"},"tags":[{"name":"campaign","value":"spring"}],
             "attachments":[{"filename":"a.txt","content_type":"text/plain","content":"YQ=="}]}""";

    private static final String SENDGRID = """
            {"personalizations":[{"to":[{"email":"ada@example.org"}],"cc":[{"email":"carol@example.org"}],
               "bcc":[{"email":"boole@example.org"}]}],"from":{"email":"app@example.com","name":"Grace"},"subject":"Grüße",
             "content":[{"type":"text/plain","value":"Hi"},{"type":"text/html","value":"<p>Hi</p>"}],"headers":{"X-One":"1"},
             "custom_args":{"campaign":"spring"},
             "attachments":[{"filename":"a.txt","type":"text/plain","content":"YQ==","disposition":"attachment"}]}""";

    private static final String SES = """
            {"FromEmailAddress":"Grace <app@example.com>","Destination":{"ToAddresses":["ada@example.org"],
               "CcAddresses":["carol@example.org"],"BccAddresses":["boole@example.org"]},
             "Content":{"Simple":{"Subject":{"Data":"Grüße","Charset":"UTF-8"},
               "Body":{"Text":{"Data":"Hi","Charset":"UTF-8"},"Html":{"Data":"<p>Hi</p>","Charset":"UTF-8"}},
               "Headers":[{"Name":"X-One","Value":"1"}],
               "Attachments":[{"FileName":"a.txt","ContentType":"text/plain","RawContent":"YQ==","ContentDisposition":"ATTACHMENT"}]}},
             "EmailTags":[{"Name":"campaign","Value":"spring"}]}""";

    private static final String SENDGRID_PATH = "/v3/mail/send";
    private static final String SES_PATH = "/v2/email/outbound-emails";

    private final Api api = new Api();

    private static APIGatewayProxyRequestEvent post(String path, String body) {
        return Api.post(body).withResource(path).withPath(path);
    }

    @Test
    void theSameEmailIsTheSameJobByWhicheverDoorItComes() {
        api.call(Api.post(OWN));
        api.call(post(SENDGRID_PATH, SENDGRID));
        api.call(post(SES_PATH, SES));

        assertThat(api.queue()).hasSize(3);
        EmailJob own = api.queue().getFirst();
        assertThat(api.queue()).allSatisfy(job -> {
            assertThat(job.email()).isEqualTo(own.email());
            assertThat(job.options()).isEqualTo(own.options());
        });
    }

    @Test
    void eachDoorAnswersAnAcceptedEmailAsItsVendorDoes() {
        APIGatewayProxyResponseEvent sendgrid = api.call(post(SENDGRID_PATH, SENDGRID));
        APIGatewayProxyResponseEvent ses = api.call(post(SES_PATH, SES));

        assertThat(sendgrid.getStatusCode()).isEqualTo(202);
        assertThat(sendgrid.getBody()).isEmpty();
        assertThat(sendgrid.getHeaders())
                .containsEntry("X-Message-Id", api.queue().getFirst().id().value());
        assertThat(ses.getStatusCode()).isEqualTo(200);
        assertThat(json(ses).path("MessageId").textValue())
                .isEqualTo(api.queue().getLast().id().value());
    }

    @Test
    void eachDoorRefusesAsItsVendorDoesAndNamesTheFieldAsItWasWritten() {
        APIGatewayProxyResponseEvent sendgrid =
                api.call(post(SENDGRID_PATH, SENDGRID.replace("ada@example.org", "ada")));
        APIGatewayProxyResponseEvent ses = api.call(post(SES_PATH, SES.replace("ada@example.org", "ada")));

        assertThat(sendgrid.getStatusCode()).isEqualTo(400);
        assertThat(json(sendgrid).at("/errors/0/field").textValue()).isEqualTo("personalizations.0.to.0");
        assertThat(json(sendgrid).at("/errors/0/message").textValue()).isNotEmpty();
        assertThat(json(sendgrid).at("/errors/0").has("help")).isTrue();
        assertThat(ses.getStatusCode()).isEqualTo(400);
        assertThat(ses.getHeaders()).containsEntry("x-amzn-ErrorType", "BadRequestException");
        assertThat(json(ses).path("message").textValue()).startsWith("Destination.ToAddresses[0]: ");
        assertThat(api.intakeAsked()).isZero();
    }

    @Test
    void aSenderOfAnotherDomainIsRefusedAsTheVendorsRefuseOne() {
        Api narrow = new Api(SenderDomains.parse("mail.example.com"));

        assertThat(narrow.call(post(SENDGRID_PATH, SENDGRID)).getStatusCode()).isEqualTo(403);
        assertThat(narrow.call(post(SES_PATH, SES)).getHeaders())
                .containsEntry("x-amzn-ErrorType", "MailFromDomainNotVerifiedException");
    }

    @Test
    void theTriesOfOneCallOfAnSdkAreOneEmail() {
        for (int i = 0; i < 2; i++) {
            APIGatewayProxyResponseEvent answer = api.call(post(SES_PATH, SES)
                    .withHeaders(Map.of(
                            "Content-Type",
                            "application/json",
                            "amz-sdk-invocation-id",
                            "8f0a6f5e-0a3c-4d0e-9c58-1f2d3c4b5a69")));
            assertThat(answer.getStatusCode()).isEqualTo(200);
        }

        assertThat(api.queue()).hasSize(1);
    }

    @Test
    void anEmailForSendGridsSandboxIsCheckedAndTouchesNothing() {
        String sandbox =
                SENDGRID.replace("\"subject\"", "\"mail_settings\":{\"sandbox_mode\":{\"enable\":true}},\"subject\"");

        assertThat(api.call(post(SENDGRID_PATH, sandbox)).getStatusCode()).isEqualTo(200);
        assertThat(api.call(post(SENDGRID_PATH, sandbox.replace("ada@", "@"))).getStatusCode())
                .isEqualTo(400);
        assertThat(api.intakeAsked()).isZero();
    }

    @Test
    void whereTheStoresAreAwayEachDoorSaysSoAsItsVendorDoes() {
        api.ledgerGoesAway();

        assertThat(api.call(post(SENDGRID_PATH, SENDGRID)).getStatusCode()).isEqualTo(503);
        APIGatewayProxyResponseEvent ses = api.call(post(SES_PATH, SES));
        assertThat(ses.getStatusCode()).isEqualTo(503);
        assertThat(ses.getHeaders())
                .containsEntry("x-amzn-ErrorType", "ServiceUnavailableException")
                .containsKey("Retry-After");
    }
}
