package dev.emailservice.sendemail.ses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import dev.emailservice.sendemail.door.Readings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendEmailReaderTest {

    private static final String FULL = """
            {"FromEmailAddress":"=?UTF-8?Q?Gr=C3=BC=C3=9Fe?= <app@example.com>",
             "Destination":{"ToAddresses":["\\"Ada\\" <ada@example.org>"],"CcAddresses":["carol@example.org"],
                "BccAddresses":["boole@example.org"]},
             "ReplyToAddresses":["help@example.com"],
             "Content":{"Simple":{"Subject":{"Data":"Hello","Charset":"UTF-8"},
                "Body":{"Text":{"Data":"Hi"},"Html":{"Data":"<p>Hi</p>","Charset":"ISO-8859-1"}},
                "Headers":[{"Name":"X-One","Value":"1"}],
                "Attachments":[{"FileName":"a.pdf","ContentType":"application/pdf","RawContent":"YQ=="},
                  {"FileName":"logo.png","RawContent":"YQ==","ContentDisposition":"INLINE","ContentId":"logo"}]}},
             "EmailTags":[{"Name":"campaign","Value":"spring"}]}""";

    private static ObjectNode full() {
        return (ObjectNode) Readings.tree(FULL);
    }

    @Test
    void everyFieldThatIsSupportedArrives() {
        EmailRequest email = Readings.email(SendEmailReader.read(FULL));

        assertThat(email.from()).isEqualTo(new EmailAddress("app@example.com", "Grüße"));
        assertThat(email.to()).containsExactly(new EmailAddress("ada@example.org", "Ada"));
        assertThat(email.cc()).containsExactly(EmailAddress.of("carol@example.org"));
        assertThat(email.bcc()).containsExactly(EmailAddress.of("boole@example.org"));
        assertThat(email.replyTo()).containsExactly(EmailAddress.of("help@example.com"));
        assertThat(email.subject()).isEqualTo("Hello");
        assertThat(email.text()).isEqualTo("Hi");
        assertThat(email.html()).isEqualTo("<p>Hi</p>");
        assertThat(email.headers()).isEqualTo(Map.of("X-One", "1"));
        assertThat(email.attachments())
                .containsExactly(
                        new Attachment("a.pdf", "YQ==", "application/pdf", null),
                        new Attachment("logo.png", "YQ==", "image/png", "logo"));
        assertThat(email.tags()).containsExactly(new Tag("campaign", "spring"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FromEmailAddressIdentityArn",
                "FeedbackForwardingEmailAddress",
                "FeedbackForwardingEmailAddressIdentityArn",
                "ConfigurationSetName",
                "EndpointId",
                "TenantName",
                "ListManagementOptions"
            })
    void whatSesCanDoAndThisServiceCanNotIsRefusedByName(String field) {
        ObjectNode request = full();
        request.put(field, "x");

        assertThat(Readings.errors(SendEmailReader.read(request.toString()))).containsExactly(field + " not_supported");
    }

    @Test
    void soIsATemplate() {
        ObjectNode request = full();
        request.putObject("Content").putObject("Template").put("TemplateName", "x");

        assertThat(Readings.errors(SendEmailReader.read(request.toString())))
                .contains("Content.Template not_supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|Bccs|Bccs",
                "/Destination|Bccs|Destination.Bccs",
                "/Content/Simple|Amp|Content.Simple.Amp",
                "/Content/Simple/Subject|Lang|Content.Simple.Subject.Lang",
                "/Content/Simple/Body|Amp|Content.Simple.Body.Amp",
                "/Content/Simple/Headers/0|Lang|Content.Simple.Headers[0].Lang",
                "/Content/Simple/Attachments/1|Size|Content.Simple.Attachments[1].Size",
                "/EmailTags/0|Lang|EmailTags[0].Lang"
            })
    void aFieldThatNobodyKnowsIsRefusedWhereItStands(String where, String field, String path) {
        ObjectNode request = full();
        (where.equals("/") ? request : request.withObject(where)).put(field, "x");

        assertThat(Readings.errors(SendEmailReader.read(request.toString()))).containsExactly(path + " unknown_field");
    }

    @Test
    void whatTheCommonValidationFindsIsNamedAsItWasWritten() {
        ObjectNode request = full();
        request.withObject("/Destination").putArray("CcAddresses").add("carol");
        request.withObject("/Content/Simple/Subject").put("Data", " ");
        request.withObject("/Content/Simple/Attachments/0").put("RawContent", "%");
        request.withObject("/EmailTags/0").put("Value", "ä");

        assertThat(Readings.errors(SendEmailReader.read(request.toString())))
                .containsExactlyInAnyOrder(
                        "Destination.CcAddresses[0] invalid_address",
                        "Content.Simple.Subject.Data required",
                        "Content.Simple.Attachments[0].RawContent invalid_format",
                        "EmailTags[0].Value invalid_character");
    }

    @Test
    void aHeaderTwiceACharsetNobodyHasAndADescriptionOfAFileAreRefused() {
        ObjectNode request = full();
        request.withArray("/Content/Simple/Headers")
                .addObject()
                .put("Name", "X-One")
                .put("Value", "2");
        request.withObject("/Content/Simple/Body/Text").put("Charset", "klingon");
        request.withObject("/Content/Simple/Attachments/0").put("ContentDescription", "x");

        assertThat(Readings.errors(SendEmailReader.read(request.toString())))
                .containsExactlyInAnyOrder(
                        "Content.Simple.Headers[1].Name duplicate",
                        "Content.Simple.Body.Text.Charset invalid_format",
                        "Content.Simple.Attachments[0].ContentDescription not_supported");
    }

    @Test
    void severalAddressesInOneStringAreRefusedHoweverTheyAreEncoded() {
        ObjectNode request = full();
        request.withObject("/Destination")
                .putArray("ToAddresses")
                .add("=?UTF-8?Q?A?= <a@example.org>, =?UTF-8?Q?B?= <b@example.org>");

        assertThat(Readings.errors(SendEmailReader.read(request.toString())))
                .containsExactly("Destination.ToAddresses[0] invalid_address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Content\":{}}", "{\"Content\":{\"Simple\":{},\"Raw\":{}}}"})
    void withoutOneContentThereIsNoEmail(String body) {
        assertThat(Readings.errors(SendEmailReader.read(body))).contains("Content required");
    }
}
