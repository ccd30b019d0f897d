package dev.emailservice.delivery.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.intake.SenderDomains;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What any store of keys does. The store of each test is empty at first. */
public interface KeyStoreContract {

    /** The store, empty at the beginning of each test. */
    KeyStore keys();

    @Test
    default void aKeyIsFoundAsItWasKept() {
        StoredKey full = Keys.stored(
                Keys.key(1), new SenderDomains(Set.of("a.example", "b.example")), Scope.SEND, Scope.READ, Scope.ADMIN);
        StoredKey plain = Keys.stored(Keys.key(2));
        assertThat(keys().create(full)).isTrue();
        assertThat(keys().create(plain)).isTrue();

        assertThat(keys().find(full.id())).contains(full);
        assertThat(keys().find(plain.id())).contains(plain);
    }

    @Test
    default void aKeyThatWasNeverMadeIsNotFoundAndNotListed() {
        assertThat(keys().find(Keys.key(1).id())).isEmpty();
        assertThat(keys().list()).isEmpty();
    }

    @Test
    default void aSecondKeyWithTheSameIdIsNotKept() {
        StoredKey first = Keys.stored(Keys.key(1));
        keys().create(first);

        assertThat(keys().create(Keys.stored(Keys.withAnotherSecret(Keys.key(1)))))
                .isFalse();
        assertThat(keys().find(first.id())).contains(first);
        assertThat(keys().list()).containsExactly(first);
    }

    @Test
    default void keysAreListedTheOldestFirstRevokedOrNot() {
        for (int number = 1; number <= 3; number++) {
            StoredKey key = Keys.stored(Keys.key(number));
            keys().create(new StoredKey(
                    key.id(),
                    "number " + number,
                    key.hash(),
                    key.scopes(),
                    key.domains(),
                    Keys.CREATED.minusSeconds(number),
                    null));
        }
        keys().revoke(Keys.key(2).id(), Keys.CREATED);

        assertThat(keys().list()).extracting(StoredKey::name).containsExactly("number 3", "number 2", "number 1");
    }

    @Test
    default void aRevokedKeyStaysRevokedSinceTheFirstTime() {
        Instant first = Keys.CREATED.plusSeconds(5);
        keys().create(Keys.stored(Keys.key(1)));

        assertThat(keys().revoke(Keys.key(1).id(), first))
                .hasValueSatisfying(key -> assertThat(key.isRevoked()).isTrue());
        assertThat(keys().revoke(Keys.key(1).id(), first.plusSeconds(5))).isPresent();
        assertThat(keys().find(Keys.key(1).id()))
                .hasValueSatisfying(key -> assertThat(key.revokedAt()).isEqualTo(first));
    }

    @Test
    default void revokingAKeyThatIsNotThereMakesNone() {
        assertThat(keys().revoke(Keys.key(1).id(), Keys.CREATED)).isEmpty();
        assertThat(keys().find(Keys.key(1).id())).isEmpty();
    }
}
