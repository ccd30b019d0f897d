package dev.emailservice.corpus.nasty;

import dev.emailservice.corpus.CanonicalEmail;
import dev.emailservice.corpus.Meaning;
import dev.emailservice.local.LocalStackOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends emails through the packaged functions and the vendors' own SDKs, once for each provider, and compares what the doubles
 * were given with the request and with each other.
 */
public final class NastyRun {

    /** The providers, in the order of the report. */
    private static final List<String> PROVIDERS = List.of("ses", "sendgrid");

    private NastyRun() {}

    /**
     * Sends them all.
     *
     * @param options the stack's, but for its providers; the port should be 0
     * @throws IOException if the API can't be reached
     * @throws InterruptedException where somebody stops it
     */
    public static NastyResult run(LocalStackOptions options, List<NastyEmail> emails)
            throws IOException, InterruptedException {
        Map<String, ThroughProvider> runs = new LinkedHashMap<>();
        for (String provider : PROVIDERS) {
            runs.put(provider, ThroughProvider.run(options, provider, emails));
        }
        List<String> surprises = new ArrayList<>();
        List<ProviderCount> counts = new ArrayList<>();
        runs.forEach((provider, run) -> counts.add(count(provider, run, emails, surprises)));
        int identical = 0;
        for (NastyEmail email : emails) {
            identical += isIdentical(email, List.copyOf(runs.values())) ? 1 : 0;
        }
        return new NastyResult(counts, emails.size(), identical, surprises);
    }

    private static ProviderCount count(
            String provider, ThroughProvider run, List<NastyEmail> emails, List<String> surprises) {
        int delivered = 0;
        int intact = 0;
        for (NastyEmail email : emails) {
            CanonicalEmail received = run.received().get(run.ids().getOrDefault(email.name(), ""));
            if (received == null) {
                Integer refused = run.refusals().get(email.name());
                surprises.add(provider + ", " + email.name() + ": "
                        + (refused == null ? "not delivered once and readable" : "answered " + refused));
                continue;
            }
            delivered++;
            List<String> altered = CanonicalEmail.of(Meaning.of(email.json())).differences(received);
            if (altered.isEmpty()) {
                intact++;
            } else {
                surprises.add(provider + ", " + email.name() + ": altered " + altered);
            }
        }
        return new ProviderCount(provider, emails.size(), run.ids().size(), delivered, intact);
    }

    private static boolean isIdentical(NastyEmail email, List<ThroughProvider> runs) {
        List<CanonicalEmail> received = new ArrayList<>();
        for (ThroughProvider run : runs) {
            CanonicalEmail one = run.received().get(run.ids().getOrDefault(email.name(), ""));
            if (one == null) {
                return false;
            }
            received.add(one);
        }
        return received.stream().allMatch(received.getFirst()::equals);
    }
}
