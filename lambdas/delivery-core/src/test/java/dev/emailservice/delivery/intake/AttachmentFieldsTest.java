package dev.emailservice.delivery.intake;

import static dev.emailservice.delivery.intake.RequestBody.accepted;
import static dev.emailservice.delivery.intake.RequestBody.refused;
import static dev.emailservice.delivery.intake.RequestBody.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, application/pdf",
        "PHOTO.JPG, image/jpeg",
        "invite.ics, text/calendar",
        "archive.tar.gz, application/octet-stream",
        "README, application/octet-stream",
        ".hidden, application/octet-stream"
    })
    void theTypeFollowsFromTheNameWhereNoneIsGiven(String filename, String type) {
        assertThat(accepted(attached("'filename':'" + filename + "'"))
                        .attachments()
                        .getFirst()
                        .contentType())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.exe", "A.EXE", "a.pdf.exe", "a.js", "a.vbs", "a.xnk", "a.exe.", "a.exe ", "a.exe . .", ".bat"
            })
    void aKindOfFileThatSesRefusesIsRefused(String filename) {
        assertThat(refused(attached("'filename':'" + filename + "'")))
                .containsExactly("attachments[0].filename blocked_file_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exe", "a.exe.pdf", "javascript.json", "Übersicht 2026.xlsx"})
    void anotherKindOfFileIsAccepted(String filename) {
        accepted(attached("'filename':'" + filename + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../notes.pdf", "/notes.pdf", "a/b.pdf", "C:\\\\notes.pdf", ".", "..", " "})
    void aPathIsNoFileName(String filename) {
        assertThat(refused(attached("'filename':'" + filename + "'")))
                .containsExactly("attachments[0].filename invalid_format");
    }

    @Test
    void aFileNameOf255CharactersIsTheLongest() {
        accepted(attached("'filename':'" + "n".repeat(251) + ".pdf'"));

        assertThat(refused(attached("'filename':'" + "n".repeat(252) + ".pdf'")))
                .containsExactly("attachments[0].filename too_long");
    }

    @Test
    void aFileNameThatCouldStartAnotherHeaderIsRefused() {
        assertThat(refused(attached("'filename':'a\\r\\nBcc: x.pdf'")))
                .containsExactly("attachments[0].filename invalid_character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain; charset=utf-8",
                "pdf",
                "application/",
                "/pdf",
                "a/b/c",
                "text/pl ain",
                "text/\\r\\nX"
            })
    void aTypeWithParametersOrWithoutFormIsRefused(String type) {
        assertThat(refused(attached("'filename':'a.pdf','content_type':'" + type + "'")))
                .containsExactly("attachments[0].content_type invalid_format");
    }

    @Test
    void aTypeOf78CharactersIsTheLongest() {
        accepted(attached("'filename':'a','content_type':'text/" + "x".repeat(73) + "'"));

        assertThat(refused(attached("'filename':'a','content_type':'text/" + "x".repeat(74) + "'")))
                .containsExactly("attachments[0].content_type too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<logo>", "logo\\r\\n", "l\\u00f6go", "a,b", "a;b", "a:b", "(a)", "[a]"})
    void aContentIdThatIsNoneIsRefused(String contentId) {
        assertThat(refused(attached("'filename':'a.png','content_id':'" + contentId + "'")))
                .containsExactly("attachments[0].content_id invalid_character");
    }

    @Test
    void aContentIdOf78CharactersIsTheLongestAndNamesOneFile() {
        accepted(attached("'filename':'a.png','content_id':'" + "c".repeat(78) + "'"));

        assertThat(refused(attached("'filename':'a.png','content_id':'" + "c".repeat(79) + "'")))
                .containsExactly("attachments[0].content_id too_long");
        assertThat(refused(with(
                        "attachments",
                        "[{'filename':'a.png','content':'aGk=','content_id':'c'},"
                                + "{'filename':'b.png','content':'aGk=','content_id':'c'}]")))
                .containsExactly("attachments[1].content_id duplicate");
    }

    @Test
    void nameAndContentAreNeeded() {
        assertThat(refused(with("attachments", "[{}]")))
                .containsExactly("attachments[0].filename required", "attachments[0].content required");
        assertThat(refused(with("attachments", "[{'filename':'a.txt','content':''}]")))
                .containsExactly("attachments[0].content required");
    }

    @Test
    void aFileToBeFetchedIsRefusedByTheNameOfItsField() {
        assertThat(refused(attached("'filename':'a.pdf','path':'https://example.com/a.pdf'")))
                .containsExactly("attachments[0].path unknown_field");
    }

    private static String attached(String fields) {
        return with("attachments", "[{'content':'aGk='," + fields + "}]");
    }
}
