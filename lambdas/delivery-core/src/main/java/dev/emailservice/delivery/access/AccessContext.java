package dev.emailservice.delivery.access;

import dev.emailservice.delivery.access.Access.Granted;
import dev.emailservice.delivery.intake.SenderDomains;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the authorizer tells the functions of the caller, by way of API Gateway: as texts, for its context takes no lists (API Gateway
 * Developer Guide, "Output from an API Gateway Lambda authorizer").
 */
public final class AccessContext {

    /** The public part of the caller's key. */
    public static final String KEY_ID = "keyId";

    /** The names of its scopes, separated by blanks. */
    public static final String SCOPES = "scopes";

    /** The domains it may send as, separated by commas; {@value #ANY}: any of the environment's. */
    public static final String DOMAINS = "domains";

    /** See {@link ApiKey#owner}. */
    public static final String OWNER = "owner";

    /** Not an empty text, of which nobody promises that it arrives: what is missing must not widen what a key may do. */
    private static final String ANY = "*";

    private AccessContext() {}

    /** The context that tells of a caller. */
    public static Map<String, String> of(Granted caller) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put(KEY_ID, caller.keyId());
        context.put(
                SCOPES, caller.scopes().stream().map(Scope::wireName).sorted().collect(Collectors.joining(" ")));
        context.put(DOMAINS, text(caller.domains()));
        context.put(OWNER, caller.owner());
        return context;
    }

    /** The caller a context tells of; empty where one of the four is missing or blank: then it is none of the authorizer's. */
    public static Optional<Granted> read(Map<String, ?> context) {
        if (context.get(KEY_ID) instanceof String keyId
                && !keyId.isBlank()
                && context.get(OWNER) instanceof String owner
                && !owner.isBlank()
                && context.get(SCOPES) instanceof String scopes
                && context.get(DOMAINS) instanceof String domains) {
            SenderDomains named = domains(domains);
            if (named.names().isEmpty() && !domains.equals(ANY)) {
                return Optional.empty();
            }
            return Optional.of(new Granted(
                    keyId,
                    Arrays.stream(scopes.split(" ", -1))
                            .map(Scope::parse)
                            .flatMap(Optional::stream)
                            .collect(Collectors.toUnmodifiableSet()),
                    named,
                    owner));
        }
        return Optional.empty();
    }

    private static String text(SenderDomains domains) {
        return domains.names().isEmpty()
                ? ANY
                : domains.names().stream().sorted().collect(Collectors.joining(","));
    }

    private static SenderDomains domains(String text) {
        return text.equals(ANY) ? SenderDomains.ANY : SenderDomains.parse(text);
    }
}
