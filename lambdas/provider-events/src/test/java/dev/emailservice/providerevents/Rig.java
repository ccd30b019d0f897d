package dev.emailservice.providerevents;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.adapters.events.SendGridWebhook;
import dev.emailservice.adapters.events.VerificationKey;
import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.events.EventRecorder;
import dev.emailservice.delivery.events.InMemoryEvents;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.Variables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The handler over a ledger in memory, and an account of SendGrid that signs. */
final class Rig {

    private static final int MILLISECONDS_LEFT = 20_000;

    final ManualClock clock = new ManualClock();
    final InMemoryLedger ledger = new InMemoryLedger();
    private final ByteArrayOutputStream metrics = new ByteArrayOutputStream();
    private final KeyPair account = keyPair();

    @Nullable
    String publicKey = Base64.getEncoder().encodeToString(account.getPublic().getEncoded());

    ProviderEventsHandler handler;

    Rig() {
        VerificationKey key = new VerificationKey() {
            @Override
            public Optional<String> current() {
                return Optional.ofNullable(publicKey);
            }

            @Override
            public void refresh() {}
        };
        Parts parts = new Parts(new EventRecorder(new InMemoryEvents(ledger), clock), new SendGridWebhook(key, clock));
        handler = handler(() -> parts);
    }

    ProviderEventsHandler handler(Supplier<Parts> parts) {
        PrintStream out = new PrintStream(metrics, true, StandardCharsets.UTF_8);
        return new ProviderEventsHandler(parts, Wiring.metrics(new Variables(Map.of()), clock, out), clock);
    }

    /** The values of this metric, one each time it was written. */
    List<Integer> notApplied() throws IOException {
        List<Integer> values = new ArrayList<>();
        for (String line : metrics.toString(StandardCharsets.UTF_8).lines().toList()) {
            values.add(
                    Json.ASCII.readTree(line).path("ProviderEventsNotApplied").asInt());
        }
        return values;
    }

    void sent(String id) {
        ledger.put(new EmailId(id), LedgerState.SENT);
    }

    LedgerState state(String id) {
        return ledger.entry(new EmailId(id)).orElseThrow().state();
    }

    JsonNode answer(JsonNode event) {
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> method.getReturnType() == int.class ? MILLISECONDS_LEFT : "");
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(bytes(event.toString())), out, context);
            return Json.ASCII.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The proxy event of a call that the account has signed now. */
    ObjectNode signed(String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        ObjectNode event = Json.ASCII.createObjectNode();
        event.put("resource", "/events/sendgrid").put("path", "/events/sendgrid");
        event.put("httpMethod", "POST").put("body", body).put("isBase64Encoded", false);
        event.putObject("headers")
                .put(SendGridWebhook.SIGNATURE_HEADER.toLowerCase(Locale.ROOT), sign(timestamp, body))
                .put(SendGridWebhook.TIMESTAMP_HEADER.toLowerCase(Locale.ROOT), timestamp);
        return event;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String sign(String timestamp, String body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(account.getPrivate());
            signature.update(bytes(timestamp + body));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
