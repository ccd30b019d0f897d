package dev.emailservice.local.doubles;

import java.util.Locale;

/** Recognises the name the email id travels under: as a header {@code X-Email-Id}, as a tag {@code email_id} or the like. */
final class EmailIdName {

    private EmailIdName() {}

    static boolean matches(String name) {
        var letters = name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
        return letters.equals("xemailid") || letters.equals("emailid");
    }
}
