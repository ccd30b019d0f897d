package dev.emailservice.cli.dlq;

/**
 * What becomes, or would become, of one message.
 *
 * @param changes whether anything is done with it; if not, it stays where it is
 * @param text what, or why not
 */
record Outcome(boolean changes, String text) {

    static Outcome leave(String why) {
        return new Outcome(false, "left: " + why);
    }
}
