package dev.emailservice.cli;

import java.net.URI;

/** What a person reads once everything runs. */
final class Welcome {

    private final Terminal terminal;

    Welcome(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(URI address, String apiKey) {
        String key = " -H 'Authorization: Bearer " + apiKey + "'";
        terminal.line("");
        terminal.line(terminal.bold("Ready at " + address));
        terminal.line("");
        terminal.line("API key: " + apiKey + " (for this run; more with ./mailctl keys create)");
        terminal.line("Send an email:");
        terminal.line("  curl -s " + address + "/emails -H 'Content-Type: application/json'" + key + " -d '"
                + FirstEmail.SAMPLE + "'");
        terminal.line("See what was sent:      curl -s " + address + "/_local/emails");
        terminal.line("See what is going on:   curl -s " + address + "/_local/status");
        terminal.line("Break a provider:       curl -s -X PUT " + address
                + "/_local/providers/sendgrid -d '{\"mode\":\"error\",\"status\":503,\"for\":\"30s\"}'");
        terminal.line("");
        terminal.line("Ctrl-C stops everything.");
    }
}
