package dev.emailservice.sendemail.ses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.model.json.Json;
import dev.emailservice.sendemail.door.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.DefaultAddressParser;
import org.apache.james.mime4j.field.address.ParseException;

/** Mailboxes as SES and MIME write them: names of other letters as encoded words (RFC 2047). */
final class Mailboxes {

    private Mailboxes() {}

    /** The mailbox of a field in the API's own form; as it is where it holds no encoded word, or is no single mailbox. */
    static JsonNode own(String text) {
        if (text.contains("=?")) {
            List<Mailbox> mailboxes = parse(text).orElse(List.of());
            if (mailboxes.size() == 1) {
                return own(mailboxes.getFirst());
            }
        }
        return TextNode.valueOf(text);
    }

    /** A mailbox of a message in the API's own form. */
    static ObjectNode own(Mailbox mailbox) {
        ObjectNode node = Json.ASCII.createObjectNode().put("email", mailbox.getAddress());
        if (mailbox.getName() != null) {
            node.put("name", mailbox.getName());
        }
        return node;
    }

    /** The mailboxes of a header; empty where it is no list of them, or holds a group. */
    static Optional<List<Mailbox>> parse(String header) {
        try {
            List<Mailbox> mailboxes = new ArrayList<>();
            for (Address address : DefaultAddressParser.DEFAULT.parseAddressList(header, DecodeMonitor.STRICT)) {
                if (!(address instanceof Mailbox mailbox)) {
                    return Optional.empty();
                }
                mailboxes.add(mailbox);
            }
            return Optional.of(mailboxes);
        } catch (ParseException | RuntimeException | Error e) { // its scanner throws an Error of its own
            if (e instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            return Optional.empty();
        }
    }

    /** The strings of a list; what is none is recorded. */
    static List<String> strings(ObjectReader owner, String field, Draft draft) {
        List<String> strings = new ArrayList<>();
        JsonNode list = owner.node(field);
        if (!list.isMissingNode() && !list.isArray()) {
            draft.refuse(owner.path(field), FieldErrorCode.WRONG_TYPE, "Give a list of strings.");
        }
        for (int i = 0; i < list.size(); i++) {
            String text = list.get(i).textValue();
            if (text == null) {
                draft.refuse(owner.path(field) + "[" + i + "]", FieldErrorCode.WRONG_TYPE, "Give a string.");
            } else {
                strings.add(text);
            }
        }
        return strings;
    }

    /** Sets a field of the draft to the mailboxes of a list; an empty list sets nothing. */
    static void copy(ObjectReader owner, String field, String own, Draft draft) {
        draft.paths().put(own, owner.path(field));
        for (String text : strings(owner, field, draft)) {
            draft.email().withArray(own).add(own(text));
        }
    }
}
