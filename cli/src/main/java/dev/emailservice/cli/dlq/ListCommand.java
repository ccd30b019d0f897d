package dev.emailservice.cli.dlq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.cli.Terminal;
import dev.emailservice.model.json.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./mailctl dlq list}: what lies in the dead-letter queue, and why. */
@Command(
        name = "list",
        description = "Lists what lies in the dead-letter queue; it stays there. Shows no address, subject or body.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON document instead of lines.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Choice choice;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DlqTarget target;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        PrintWriter err = spec.commandLine().getErr();
        return target.run(stores -> {
            Instant now = clock.instant();
            if (json) {
                terminal.line(document(stores, now, err).toPrettyString());
                return 0;
            }
            Lines lines = new Lines(terminal, now);
            lines.header("");
            choice.read(
                    stores,
                    now,
                    err,
                    found -> lines.line(found, "", found.letter().reason()));
            lines.totals();
            return 0;
        });
    }

    private ObjectNode document(Stores stores, Instant now, PrintWriter err) {
        ObjectNode document = Json.ASCII.createObjectNode();
        ArrayNode messages = document.putArray("messages");
        ObjectNode totals = document.putObject("totals");
        choice.read(stores, now, err, found -> {
            Letter letter = found.letter();
            ObjectNode message = messages.addObject();
            message.put("id", found.id());
            message.put("messageId", letter.messageId());
            message.put("reason", letter.reason());
            message.put("since", letter.sentAt().toString());
            message.put("receives", letter.receives());
            message.put("state", found.state());
            message.put("lastProvider", found.lastProvider());
            totals.put(letter.reason(), totals.path(letter.reason()).asInt() + 1);
        });
        return document;
    }
}
