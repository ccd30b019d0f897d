package dev.emailservice.delivery.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.access.Access.Granted;
import dev.emailservice.delivery.access.Access.Reason;
import dev.emailservice.delivery.access.Access.Refused;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyCheckTest {

    private static final Duration REMEMBER = Duration.ofSeconds(60);

    private final ManualClock clock = new ManualClock();
    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final KeyCheck check = new KeyCheck(new RecentKeys(store, REMEMBER, clock));
    private final ApiKey key = Keys.key(1);

    @Test
    void aKnownKeyIsGrantedWhatItsRecordSays() {
        SenderDomains domains = new SenderDomains(Set.of("a.example"));
        store.create(Keys.stored(key, domains, Scope.READ));

        assertThat(check.check(key.text())).isEqualTo(new Granted(key.id(), Set.of(Scope.READ), domains, key.owner()));
    }

    @Test
    void everyOtherKeyIsRefusedWithItsReason() {
        store.create(Keys.stored(key));
        store.create(Keys.stored(Keys.key(2)));
        store.revoke(Keys.key(2).id(), Keys.CREATED);

        assertThat(check.check("")).isEqualTo(new Refused(Reason.MALFORMED));
        assertThat(check.check(Keys.key(3).text())).isEqualTo(new Refused(Reason.UNKNOWN));
        assertThat(check.check(Keys.withAnotherSecret(key).text())).isEqualTo(new Refused(Reason.WRONG_SECRET));
        assertThat(check.check(Keys.key(2).text())).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(check.check(Keys.withAnotherSecret(Keys.key(2)).text())).isEqualTo(new Refused(Reason.WRONG_SECRET));
    }

    @Test
    void whatIsNoKeyReadsNothing() {
        check.check("es_nothing");
        assertThat(store.finds()).isZero();
    }

    @Test
    void aRevokedKeyWorksForAsLongAsItIsRememberedAndNotAMomentLonger() {
        store.create(Keys.stored(key));
        assertThat(check.check(key.text())).isInstanceOf(Granted.class);
        store.revoke(key.id(), clock.instant());

        clock.advance(REMEMBER.minusMillis(1));
        assertThat(check.check(key.text())).isInstanceOf(Granted.class);
        assertThat(store.finds()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(check.check(key.text())).isEqualTo(new Refused(Reason.REVOKED));
    }

    @Test
    void aRememberedKeyLetsNoOtherSecretIn() {
        store.create(Keys.stored(key));
        check.check(key.text());
        assertThat(check.check(Keys.withAnotherSecret(key).text())).isEqualTo(new Refused(Reason.WRONG_SECRET));
    }

    @Test
    void aNewKeyWorksAtOnceAlthoughItWasUnknownBefore() {
        check.check(key.text());
        store.create(Keys.stored(key));
        assertThat(check.check(key.text())).isInstanceOf(Granted.class);
    }

    @Test
    void withoutTheStoreNobodyNewIsLetIn() {
        store.create(Keys.stored(key));
        store.goAway();
        assertThatThrownBy(() -> check.check(key.text())).isInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    void theOldestRecordIsForgottenWhereThereAreTooMany() {
        for (int number = 0; number <= RecentKeys.CAPACITY; number++) {
            store.create(Keys.stored(Keys.key(number)));
            check.check(Keys.key(number).text());
        }
        int before = store.finds();
        check.check(Keys.key(RecentKeys.CAPACITY).text());
        assertThat(store.finds()).isEqualTo(before);
        check.check(Keys.key(0).text());
        assertThat(store.finds()).isEqualTo(before + 1);
    }

    @Test
    void adminMayDoEverythingAndOthersOnlyWhatTheyWereGiven() {
        Granted admin = new Granted(key.id(), Set.of(Scope.ADMIN), SenderDomains.ANY, "o");
        Granted reader = new Granted(key.id(), Set.of(Scope.READ), SenderDomains.ANY, "o");
        assertThat(Scope.values()).allMatch(admin::allows);
        assertThat(Scope.values()).filteredOn(reader::allows).containsExactly(Scope.READ);
    }
}
