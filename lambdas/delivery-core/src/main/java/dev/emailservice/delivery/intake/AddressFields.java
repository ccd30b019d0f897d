package dev.emailservice.delivery.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.email.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields that hold mailboxes: a mailbox string or {@code {email, name}}, and where several may stand, a list of them. */
final class AddressFields {

    /** The longest display name. */
    static final int MAX_NAME_LENGTH = 255;

    private static final Set<String> KNOWN = Set.of("email", "name");

    private final ObjectReader body;
    private final FieldErrors errors;

    AddressFields(ObjectReader body, FieldErrors errors) {
        this.body = body;
        this.errors = errors;
    }

    /** The mailbox of a field that needs exactly one; null where it has none (which is then recorded). */
    @Nullable
    EmailAddress one(String field) {
        JsonNode node = body.node(field);
        if (node.isMissingNode()) {
            errors.add(field, FieldErrorCode.REQUIRED, "Give the sender's address.");
            return null;
        }
        return mailbox(node, field);
    }

    /** The valid mailboxes of a field that takes one or a list; the others are recorded. */
    List<EmailAddress> many(String field) {
        JsonNode node = body.node(field);
        List<EmailAddress> addresses = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(addresses, mailbox(node.get(i), field + "[" + i + "]"));
            }
        } else if (!node.isMissingNode()) {
            add(addresses, mailbox(node, field));
        }
        return addresses;
    }

    /** As {@link #many}, for recipients: SendGrid splits their names at commas and semicolons. */
    List<EmailAddress> recipients(String field) {
        List<EmailAddress> addresses = many(field);
        for (EmailAddress address : addresses) {
            String name = address.name();
            if (name != null && (name.indexOf(',') >= 0 || name.indexOf(';') >= 0)) {
                errors.add(
                        field,
                        FieldErrorCode.INVALID_CHARACTER,
                        "Remove commas and semicolons from the names of recipients.");
            }
        }
        return addresses;
    }

    private static void add(List<EmailAddress> addresses, @Nullable EmailAddress address) {
        if (address != null) {
            addresses.add(address);
        }
    }

    private @Nullable EmailAddress mailbox(JsonNode node, String path) {
        if (node.isTextual()) {
            return accept(MailboxParser.parse(node.textValue()), path);
        }
        if (node instanceof ObjectNode object) {
            ObjectReader reader = new ObjectReader(object, path, errors).onlyKnows(KNOWN);
            String name = reader.optionalString("name");
            String email = reader.requiredString("email");
            return email == null ? null : accept(AddressSpec.parse(email, trimmed(name)), path);
        }
        errors.add(path, FieldErrorCode.WRONG_TYPE, "Give a mailbox string, or an object with email and name.");
        return null;
    }

    private @Nullable EmailAddress accept(ParsedMailbox mailbox, String path) {
        return switch (mailbox) {
            case ParsedMailbox.Broken(FieldErrorCode code, String message) -> {
                errors.add(path, code, message);
                yield null;
            }
            case ParsedMailbox.Valid(EmailAddress address) -> {
                checkName(address.name(), path);
                yield address;
            }
        };
    }

    private void checkName(@Nullable String name, String path) {
        if (name == null) {
            return;
        }
        if (HeaderText.hasControl(name)) {
            errors.add(
                    path, FieldErrorCode.INVALID_CHARACTER, "Remove line breaks and control characters from the name.");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            errors.add(path, FieldErrorCode.TOO_LONG, "Use a name of at most 255 characters.");
        }
    }

    private static @Nullable String trimmed(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }
}
