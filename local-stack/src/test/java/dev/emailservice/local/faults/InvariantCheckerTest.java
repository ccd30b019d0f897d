package dev.emailservice.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.local.poller.DeadLetter;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvariantCheckerTest {

    @Test
    void anEmailThatIsNowhereIsLost() {
        Findings findings = check(Set.of("a", "b"), List.of(receipt("a")), List.of(), Map.of("b", "sent"));

        assertThat(findings.lost()).isEqualTo(1);
        assertThat(findings.delivered()).isEqualTo(1);
    }

    @Test
    void anEmailThatWaitsInTheLedgerOnlyIsLost() {
        assertThat(check(Set.of("a"), List.of(), List.of(), Map.of("a", "queued"))
                        .lost())
                .isEqualTo(1);
    }

    @Test
    void aDeadLetterOrAnEndThatTheFaultAllowsIsNoLoss() {
        Findings findings = check(
                Set.of("a", "b", "c"),
                List.of(),
                List.of(new DeadLetter("m", "{\"id\":\"a\"}", "reason")),
                Map.of("b", "unknown", "c", "failed"),
                Set.of(LedgerState.UNKNOWN, LedgerState.FAILED));

        assertThat(findings.lost()).isZero();
        assertThat(findings.unknown()).isEqualTo(1);
        assertThat(findings.failed()).isEqualTo(1);
        assertThat(findings.deadLetters()).isEqualTo(1);
    }

    @Test
    void anEndThatTheFaultDoesNotAllowIsALoss() {
        Map<String, String> ledger = Map.of("a", "failed", "b", "unknown", "c", "expired");

        assertThat(check(Set.of("a", "b", "c"), List.of(), List.of(), ledger).lost())
                .isEqualTo(3);
    }

    @Test
    void aDeliveredEmailOfWhichTheLedgerDoesNotSaySoIsUnsettled() {
        List<Receipt> all = List.of(receipt("a"), receipt("b"), receipt("c"), receipt("d"), receipt("e"), receipt("f"));
        Map<String, String> ledger =
                Map.of("a", "queued", "b", "sending", "c", "failed", "d", "unknown", "e", "sent"); // and no "f"
        Set<String> accepted = Set.of("a", "b", "c", "d", "e", "f");

        assertThat(check(accepted, all, List.of(), ledger).unsettled()).isEqualTo(5);
        assertThat(check(accepted, all, List.of(), ledger, Set.of(LedgerState.UNKNOWN))
                        .unsettled())
                .isEqualTo(4);
    }

    @Test
    void whatBecameOfASentEmailSettlesItToo() {
        Map<String, String> ledger = Map.of("a", "delivered", "b", "bounced", "c", "complained");
        List<Receipt> all = List.of(receipt("a"), receipt("b"), receipt("c"));

        assertThat(check(Set.of("a", "b", "c"), all, List.of(), ledger).unsettled())
                .isZero();
    }

    @Test
    void everyCopyBeyondTheFirstIsADuplicate() {
        List<Receipt> receipts = List.of(receipt("a"), receipt("a"), receipt("a"), receipt("b"));

        assertThat(check(Set.of("a", "b"), receipts, List.of(), Map.of()).duplicates())
                .isEqualTo(2);
    }

    @Test
    void aReceiptOfAnEmailNobodyAcceptedIsAStranger() {
        List<Receipt> receipts = List.of(receipt("other"), receipt(null));

        assertThat(check(Set.of(), receipts, List.of(), Map.of()).strangers()).isEqualTo(2);
    }

    @Test
    void theLongestWaitIsThatForAFirstCopy() {
        List<Receipt> receipts = List.of(
                receipt("a", Instant.EPOCH.plusSeconds(2)),
                receipt("b", Instant.EPOCH.plusSeconds(3)),
                receipt("a", Instant.EPOCH.plusSeconds(9)));

        assertThat(check(Set.of("a", "b"), receipts, List.of(), Map.of()).longest())
                .isEqualTo(Duration.ofSeconds(3));
    }

    private static Findings check(
            Set<String> accepted, List<Receipt> receipts, List<DeadLetter> letters, Map<String, String> ledger) {
        return check(accepted, receipts, letters, ledger, Set.of());
    }

    private static Findings check(
            Set<String> accepted,
            List<Receipt> receipts,
            List<DeadLetter> letters,
            Map<String, String> ledger,
            Set<LedgerState> ends) {
        Map<String, Instant> times =
                accepted.stream().collect(Collectors.toMap(Function.identity(), _ -> Instant.EPOCH));
        return InvariantChecker.check(times, 0, receipts, letters, ledger, ends);
    }

    private static Receipt receipt(@Nullable String id) {
        return receipt(id, Instant.EPOCH);
    }

    private static Receipt receipt(@Nullable String id, Instant time) {
        return new Receipt(id, "ses", "message", List.of("ada@example.org"), "Subject", time, "");
    }
}
