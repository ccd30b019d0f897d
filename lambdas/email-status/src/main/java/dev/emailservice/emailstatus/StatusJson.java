package dev.emailservice.emailstatus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.status.EmailStatus;
import dev.emailservice.delivery.status.EmailStatus.Attempt;
import dev.emailservice.delivery.status.StatusPage;
import dev.emailservice.model.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Emails as the API shows them. */
final class StatusJson {

    private StatusJson() {}

    /**
     * One email with its history.
     *
     * @param explain whether each attempt says why its provider got it
     */
    static String of(EmailStatus email, boolean explain) {
        ObjectNode json = summary(email);
        ArrayNode attempts = json.putArray("attempts");
        email.attempts().forEach(attempt -> attempts.add(attempt(attempt, explain)));
        if (!email.audit().isEmpty()) {
            ArrayNode audit = json.putArray("audit");
            email.audit().forEach(record -> audit.add(audit(record)));
        }
        return json.toString();
    }

    /** One page of a list. */
    static String of(StatusPage page) {
        ObjectNode json = Json.ASCII.createObjectNode();
        ArrayNode data = json.putArray("data");
        page.emails().forEach(email -> data.add(summary(email)));
        if (page.next() != null) {
            json.put("next", page.next().cursor());
        }
        return json.toString();
    }

    private static ObjectNode summary(EmailStatus email) {
        ObjectNode json = Json.ASCII.createObjectNode();
        json.put("id", email.id().value());
        json.put("state", email.state().wireName());
        json.put("accepted_at", email.acceptedAt().toString());
        if (email.staleAt() != null) {
            json.put("expires_at", email.staleAt().toString());
        }
        putIfPresent(json, "reason", email.reason());
        if (!email.tags().isEmpty()) {
            json.set("tags", Json.ASCII.valueToTree(email.tags()));
        }
        if (email.accepted() != null) {
            ObjectNode accepted = json.putObject("accepted");
            accepted.put("provider", email.accepted().provider());
            putIfPresent(accepted, "message_id", email.accepted().messageId());
        }
        return json;
    }

    private static ObjectNode attempt(Attempt attempt, boolean explain) {
        ObjectNode json = Json.ASCII.createObjectNode();
        json.put("provider", attempt.provider());
        json.put("outcome", attempt.outcome());
        putIfPresent(json, "detail", attempt.detail());
        putIfPresent(json, "message_id", attempt.messageId());
        json.put("at", attempt.at());
        json.put("took_ms", attempt.tookMillis());
        if (explain) {
            json.put("why", attempt.why());
        }
        return json;
    }

    /** Who it was and in what words is the operators' own. */
    private static ObjectNode audit(AuditRecord record) {
        ObjectNode json = Json.ASCII.createObjectNode();
        json.put("at", record.at().toString());
        json.put("action", record.action().name().toLowerCase(Locale.ROOT));
        json.put("from", record.from());
        putIfPresent(json, "reason", record.reason());
        return json;
    }

    private static void putIfPresent(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
