package dev.emailservice.cli.dlq;

import dev.emailservice.cli.CommandException;
import dev.emailservice.cli.Terminal;
import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.model.job.DecodedJob.Malformed;
import dev.emailservice.model.job.EmailId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./mailctl dlq show}: everything that is known of one email, without its content. */
@Command(
        name = "show",
        description = "Shows what the ledger and the message say of one email; its content only with --content.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The email's id, or the SQS message's.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String id;

    @Option(names = "--content", description = "Also the body of the message: addresses, subject and text.")
    private boolean content;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Look through at most so many messages. Default: 1000.")
    private int limit;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DlqTarget target;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        EmailId wanted = wanted();
        return target.run(stores -> {
            List<Letter> letters = new ArrayList<>();
            stores.letters().read(limit, letter -> {
                if (wanted.equals(letter.emailId()) || id.equals(letter.messageId())) {
                    letters.add(letter);
                }
            });
            EmailId email = letters.isEmpty() ? wanted : letters.getFirst().emailId();
            DeadEntry entry = email == null ? null : stores.ledger().read(email).orElse(null);
            if (letters.isEmpty() && entry == null) {
                throw new CommandException("neither the dead-letter queue nor the ledger knows " + id);
            }
            if (entry == null) {
                terminal.line("ledger     no entry");
            } else {
                print(terminal, entry, clock.instant());
            }
            letters.forEach(letter -> print(terminal, letter));
            if (letters.isEmpty()) {
                terminal.line("message    none in the dead-letter queue");
            }
            return 0;
        });
    }

    private EmailId wanted() {
        try {
            return new EmailId(id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "ID must be an id as ./mailctl dlq list prints it", e);
        }
    }

    private static void print(Terminal terminal, DeadEntry entry, Instant now) {
        terminal.line("email      " + entry.id() + ", accepted " + entry.acceptedAt());
        terminal.line("ledger     " + entry.state().wireName()
                + (entry.reason() == null ? "" : ": " + entry.reason())
                + (entry.acceptedBy() == null ? "" : ", accepted by " + entry.acceptedBy())
                + (entry.mayBeSent() ? ", may have been sent" : "")
                + (entry.confirmUntil() == null
                        ? ""
                        : (entry.isBeingConfirmed(now) ? ", waits" : ", waited") + " for its confirmation until "
                                + entry.confirmUntil()));
        entry.attempts()
                .forEach(each -> terminal.line("attempt    %s %s %s%s, %d ms"
                        .formatted(
                                each.at(),
                                each.provider(),
                                each.outcome(),
                                each.detail() == null ? "" : " " + each.detail(),
                                each.tookMillis())));
        entry.audit()
                .forEach(each -> terminal.line("audit      %s %s by %s, from %s%s: %s"
                        .formatted(
                                each.at(),
                                each.action().name().toLowerCase(Locale.ROOT),
                                each.who(),
                                each.from(),
                                each.reason() == null ? "" : " " + each.reason(),
                                each.why())));
    }

    private void print(Terminal terminal, Letter letter) {
        terminal.line("message    %s, reason %s, since %s, received %d times"
                .formatted(letter.messageId(), letter.reason(), letter.sentAt(), letter.receives()));
        if (letter.job() instanceof Malformed bad) {
            terminal.line("           no email can be read from it: "
                    + bad.reason().name().toLowerCase(Locale.ROOT));
        }
        if (content) {
            terminal.line(letter.body());
        }
    }
}
