package dev.emailservice.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.DeadEnds;
import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.events.EventResult.Applied;
import dev.emailservice.delivery.events.EventResult.Repeated;
import dev.emailservice.delivery.events.KeptEvents;
import dev.emailservice.delivery.events.ProviderEvent;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoDbEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ProviderName SENDGRID = new ProviderName("sendgrid");
    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();

    private final DynamoDbEvents events = new DynamoDbEvents(DYNAMO_DB, LedgerTables.TABLE);

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    @Test
    void aWriteThatTheClientTriesAgainIsAppliedOnce() {
        EmailId id = queued();
        DynamoDbEvents twice = new DynamoDbEvents(Twice.of(DYNAMO_DB), LedgerTables.TABLE);
        assertThat(twice.apply(event(id, Kind.DELIVERED, "e-1"))).isEqualTo(new Repeated());
        assertThat(entry(id).state()).isEqualTo(LedgerState.DELIVERED);
        assertThat(LedgerTables.kept(DYNAMO_DB, id)).isEqualTo(new KeptEvents(1, Map.of(Kind.DELIVERED, NOW)));
    }

    @Test
    void anEmailWithMoreEventsThanAreKeptRemembersTheLatestAndCountsThemAll() {
        EmailId id = queued();
        for (int i = 1; i <= EventItem.MAX_IDS + 20; i++) {
            events.apply(event(id, Kind.DELAYED, "e-" + i));
        }
        assertThat(EventItem.ids(LedgerTables.item(DYNAMO_DB, id))).hasSize(EventItem.MAX_IDS);
        assertThat(events.apply(event(id, Kind.DELAYED, "e-21"))).isEqualTo(new Repeated());
        assertThat(LedgerTables.kept(DYNAMO_DB, id).count()).isEqualTo(EventItem.MAX_IDS + 20);
    }

    @Test
    void anEmailThatOnlyTheEventProvesSentSaysThroughWhom() {
        EmailId id = queued();
        assertThat(events.apply(event(id, Kind.ACCEPTED, "e-1")))
                .isEqualTo(new Applied(LedgerState.QUEUED, LedgerState.SENT));
        assertThat(entry(id).provider()).isEqualTo("sendgrid");
    }

    @Test
    void theProvidersCodeIsKeptAndTheClaimIsNot() {
        EmailJob job = Jobs.job(NOW);
        DynamoDbLedger ledger = new DynamoDbLedger(DYNAMO_DB, LedgerTables.TABLE);
        ledger.open(job);
        ledger.claim(job.id(), "a", NOW, NOW.plusSeconds(40));
        events.apply(new ProviderEvent(job.id(), SENDGRID, Kind.BOUNCED, NOW, "e-1", "bounce/5.1.1"));
        assertThat(LedgerTables.item(DYNAMO_DB, job.id())).doesNotContainKeys("worker", "leaseUntil");
        assertThat(LedgerTables.item(DYNAMO_DB, job.id()).toString()).contains("bounce/5.1.1");
    }

    @Test
    void aStoreThatRefusesConnectionsOrHasNoSuchTableIsUnavailable() throws Exception {
        EmailId id = queued();
        DynamoDbEvents elsewhere = new DynamoDbEvents(DYNAMO_DB, "no-such-table");
        assertThatThrownBy(() -> elsewhere.apply(event(id, Kind.DELIVERED, "e-1")))
                .isInstanceOf(LedgerUnavailableException.class);
        try (DynamoDbClient client = DynamoDbClients.builder()
                .endpointOverride(DeadEnds.refused())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build()) {
            DynamoDbEvents away = new DynamoDbEvents(client, LedgerTables.TABLE);
            assertThatThrownBy(() -> away.apply(event(id, Kind.DELIVERED, "e-1")))
                    .isInstanceOf(LedgerUnavailableException.class);
        }
    }

    private static EmailId queued() {
        EmailJob job = Jobs.job(NOW);
        new DynamoDbLedger(DYNAMO_DB, LedgerTables.TABLE).open(job);
        return job.id();
    }

    private static ProviderEvent event(EmailId id, Kind kind, String eventId) {
        return new ProviderEvent(id, SENDGRID, kind, NOW, eventId, null);
    }

    private static LedgerEntry entry(EmailId id) {
        return LedgerTables.entry(DYNAMO_DB, id).orElseThrow();
    }
}
