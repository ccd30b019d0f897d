package dev.emailservice.adapters.providers;

import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Emails for tests of providers. */
public final class Emails {

    /** The id of them all. */
    public static final EmailId ID = new EmailId("01234567-89ab-4cde-8f01-23456789abcd");

    /** Every byte there is, with a length that base64 has to pad. */
    static final byte[] EVERY_BYTE = everyByte();

    /** Longer than one encoded word, with characters of one to four bytes. */
    static final String LONG_NAME = "Żółć gęślą jaźń, wszystko to 👩‍🚀 i jeszcze więcej 東京都千代田区の会社";

    private Emails() {}

    /** An email with little in it. */
    public static EmailJob plain() {
        return job(with(Map.of()));
    }

    /** An email with everything in it. */
    public static EmailJob full() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Campaign", "spring; \"quoted\"");
        headers.put("x-email-id", "an impostor");
        return job(new EmailRequest(
                new EmailAddress("news@bücher.example", "Bücher & Söhne"),
                List.of(
                        new EmailAddress("ada@example.com", "Ada \"The Countess\" \\ Lovelace"),
                        new EmailAddress("Zoe.o'neil+tag@example.com", LONG_NAME)),
                List.of(new EmailAddress("cc@example.com", "=?UTF-8?Q?no_word?=")),
                List.of(new EmailAddress("hidden@example.com", "Hidden"), EmailAddress.of("veiled@παράδειγμα.example")),
                List.of(new EmailAddress("help@example.com", "Help (desk)"), EmailAddress.of("second@example.com")),
                "Grüße 👋 — \"café\" & more: a subject longer than one line of a header would ever be, 日本語",
                "<p>Grüße <a href=\"https://example.com/?a=1&b=2\">x</a> <img src=\"cid:logo@1\"> SG.not-a.key</p>",
                "Grüße\r\n.\r\nline 2 \u2028 end",
                headers,
                List.of(
                        new Attachment("bytes.bin", base64(EVERY_BYTE), "application/octet-stream", null),
                        new Attachment("Übersicht.txt", base64(new byte[] {65}), "text/plain; charset=utf-8", null),
                        new Attachment("logo.png", base64(EVERY_BYTE), "image/png", "logo@1")),
                List.of(new Tag("kind", "receipt"), new Tag("team", "a_b-c"))));
    }

    /** The plain email with these headers. */
    static EmailRequest with(Map<String, String> headers) {
        return new EmailRequest(
                EmailAddress.of("from@example.com"),
                List.of(EmailAddress.of("to@example.com")),
                List.of(),
                List.of(),
                List.of(),
                "Subject",
                null,
                "Text",
                headers,
                List.of(),
                List.of());
    }

    static EmailJob job(EmailRequest email) {
        return new EmailJob(ID, Instant.parse("2026-11-24T00:00:00Z"), email);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[4097];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
