package dev.emailservice.sendemail.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import dev.emailservice.sendemail.door.Reading;
import dev.emailservice.sendemail.door.Readings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSendReaderTest {

    private static final String FULL = """
            {"personalizations":[{"to":[{"email":"ada@example.org","name":"Ada"}],"cc":[{"email":"carol@example.org"}],
               "bcc":[{"email":"boole@example.org"}],"headers":{"X-One":"special"},"custom_args":{"order":"4711"}}],
             "from":{"email":"app@example.com","name":"Grüße"},"reply_to":{"email":"help@example.com"},"subject":"Hello",
             "content":[{"type":"text/plain","value":"Hi"},{"type":"text/html","value":"<p>Hi</p>"}],
             "headers":{"X-One":"general","X-Two":"2"},"categories":["welcome","campaign:spring"],"custom_args":{"order":"1","shop":"a"},
             "attachments":[{"filename":"a.pdf","type":"application/pdf","content":"YQ=="},
                {"filename":"logo.png","content":"YQ==","disposition":"inline","content_id":"logo"}]}""";

    private static ObjectNode full() {
        return (ObjectNode) Readings.tree(FULL);
    }

    @Test
    void everyFieldThatIsSupportedArrives() {
        EmailRequest email = Readings.email(MailSendReader.read(FULL));

        assertThat(email.from()).isEqualTo(new EmailAddress("app@example.com", "Grüße"));
        assertThat(email.to()).containsExactly(new EmailAddress("ada@example.org", "Ada"));
        assertThat(email.cc()).containsExactly(EmailAddress.of("carol@example.org"));
        assertThat(email.bcc()).containsExactly(EmailAddress.of("boole@example.org"));
        assertThat(email.replyTo()).containsExactly(EmailAddress.of("help@example.com"));
        assertThat(email.subject()).isEqualTo("Hello");
        assertThat(email.text()).isEqualTo("Hi");
        assertThat(email.html()).isEqualTo("<p>Hi</p>");
        assertThat(email.attachments())
                .containsExactly(
                        new Attachment("a.pdf", "YQ==", "application/pdf", null),
                        new Attachment("logo.png", "YQ==", "image/png", "logo"));
    }

    @Test
    void whatThePersonalizationSaysGoesBeforeWhatTheRequestSays() {
        EmailRequest email = Readings.email(MailSendReader.read(FULL));

        assertThat(email.headers()).isEqualTo(Map.of("X-One", "special", "X-Two", "2"));
        assertThat(email.tags()).contains(new Tag("order", "4711"), new Tag("shop", "a"));
        ObjectNode own = full();
        own.withObject("/personalizations/0")
                .put("subject", "Mine")
                .putObject("from")
                .put("email", "me@example.com");
        EmailRequest special = Readings.email(MailSendReader.read(own.toString()));
        assertThat(special.subject()).isEqualTo("Mine");
        assertThat(special.from().email()).isEqualTo("me@example.com");
    }

    @Test
    void aCategoryIsATagOfItsNameAndOneWithAColonATagWithAValue() {
        assertThat(Readings.email(MailSendReader.read(FULL)).tags())
                .contains(new Tag("welcome", "true"), new Tag("campaign", "spring"));
    }

    @Test
    void replyToMayBeAListAndNotBoth() {
        ObjectNode mail = full();
        mail.putArray("reply_to_list").addObject().put("email", "a@example.com");
        assertThat(Readings.errors(MailSendReader.read(mail.toString()))).containsExactly("reply_to_list duplicate");
        mail.remove("reply_to");
        assertThat(Readings.email(MailSendReader.read(mail.toString())).replyTo())
                .containsExactly(EmailAddress.of("a@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"template_id", "sections", "send_at", "batch_id", "asm", "ip_pool_name", "tracking_settings"})
    void whatSendGridCanDoAndThisServiceCanNotIsRefusedByName(String field) {
        ObjectNode mail = full();
        mail.put(field, 1);

        assertThat(Readings.errors(MailSendReader.read(mail.toString()))).containsExactly(field + " not_supported");
    }

    @ParameterizedTest
    @CsvSource({
        "substitutions,not_supported",
        "dynamic_template_data,not_supported",
        "send_at,not_supported",
        "tos,unknown_field"
    })
    void soIsAFieldOfThePersonalization(String field, String code) {
        ObjectNode mail = full();
        mail.withObject("/personalizations/0").put(field, 1);

        assertThat(Readings.errors(MailSendReader.read(mail.toString())))
                .containsExactly("personalizations[0]." + field + " " + code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|bccs|unknown_field|bccs",
                "/content/0|charset|unknown_field|content[0].charset",
                "/attachments/0|size|unknown_field|attachments[0].size",
                "/from|mail|unknown_field|from.mail",
                "/personalizations/0/to/0|mail|unknown_field|personalizations[0].to[0].mail",
                "/mail_settings|footer|not_supported|mail_settings.footer",
                "/mail_settings/sandbox_mode|on|unknown_field|mail_settings.sandbox_mode.on"
            })
    void aFieldThatNobodyKnowsIsRefusedWhereItStands(String where, String field, String code, String path) {
        ObjectNode mail = full();
        (where.equals("/") ? mail : mail.withObject(where)).put(field, "x");

        assertThat(Readings.errors(MailSendReader.read(mail.toString()))).contains(path + " " + code);
    }

    @Test
    void severalPersonalizationsAreSeveralEmailsAndRefused() {
        ObjectNode mail = full();
        mail.withArray("personalizations").add(mail.at("/personalizations/0").deepCopy());

        assertThat(Readings.errors(MailSendReader.read(mail.toString()))).contains("personalizations too_many");
    }

    @Test
    void aBodyOfAnotherKindOrTwiceTheSameIsRefused() {
        ObjectNode mail = full();
        mail.withArray("content").addObject().put("type", "text/calendar").put("value", "x");
        mail.withArray("content").addObject().put("type", "text/html").put("value", "x");

        assertThat(Readings.errors(MailSendReader.read(mail.toString())))
                .containsExactly("content[2].type not_supported", "content[3].type duplicate");
    }

    @Test
    void aFileIsShownWhereItSaysOrRefused() {
        ObjectNode mail = full();
        mail.withObject("/attachments/0").put("content_id", "x");
        mail.withObject("/attachments/1").remove("content_id");

        assertThat(Readings.errors(MailSendReader.read(mail.toString())))
                .containsExactly("attachments[0].disposition not_supported", "attachments[1].content_id required");
    }

    @Test
    void whatTheCommonValidationFindsIsNamedAsItWasWritten() {
        ObjectNode mail = full();
        mail.withObject("/personalizations/0/to/0").put("email", "ada");
        mail.withObject("/attachments/0").put("type", "a;b");
        mail.withObject("/custom_args").put("shop", "ä");
        mail.withObject("/content/0").put("value", "\0");
        mail.withObject("/headers").put("Subject", "x");

        assertThat(Readings.errors(MailSendReader.read(mail.toString())))
                .containsExactlyInAnyOrder(
                        "personalizations[0].to[0] invalid_address",
                        "attachments[0].type invalid_format",
                        "custom_args.shop invalid_character",
                        "content[0].value invalid_character",
                        "headers.Subject reserved");
    }

    @Test
    void anEmailForTheSandboxIsOnlyToBeChecked() {
        ObjectNode mail = full();
        assertThat(((Reading.Email) MailSendReader.read(mail.toString())).checkOnly())
                .isFalse();
        mail.putObject("mail_settings").putObject("sandbox_mode").put("enable", true);
        assertThat(((Reading.Email) MailSendReader.read(mail.toString())).checkOnly())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"from\":1,\"from\":2}", "{} {}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThat(MailSendReader.read(body)).isInstanceOf(Reading.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/personalizations",
                "/content",
                "/attachments",
                "/headers",
                "/categories",
                "/custom_args",
                "/mail_settings",
                "/from",
                "/subject",
                "/reply_to"
            })
    void aValueOfAnotherTypeIsRefusedByName(String pointer) {
        ObjectNode mail = full();
        mail.put(pointer.substring(1), 7);

        assertThat(Readings.errors(MailSendReader.read(mail.toString())))
                .contains(pointer.substring(1) + " wrong_type");
    }
}
