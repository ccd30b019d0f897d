package dev.emailservice.local.doubles;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What both providers take as an email address. */
final class Address {

    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]*)>\\s*$");
    private static final Pattern VALID = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,255}");

    private Address() {}

    /** The address without its display name. */
    static String bare(String address) {
        var match = IN_BRACKETS.matcher(address);
        return match.find() ? match.group(1) : address.strip();
    }

    /** Whether it is an ASCII address of the form {@code local@domain}, with or without a display name. */
    static boolean isValid(String address) {
        var bare = bare(address);
        return VALID.matcher(bare).matches()
                && StandardCharsets.US_ASCII.newEncoder().canEncode(bare);
    }
}
