package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.ledger.AcceptedIndex;
import dev.emailservice.model.ledger.LedgerTable;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The ledger's table, as {@link LedgerTable} describes it. */
public final class Ledger extends Construct {

    private final Table table;

    /** The table, under its fixed name; protected from deletion where the environment keeps its data. */
    public Ledger(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id);
        this.table = Table.Builder.create(this, "Table")
                .tableName(config.names().ledgerTable())
                .partitionKey(attribute(LedgerTable.KEY, AttributeType.STRING))
                .timeToLiveAttribute(LedgerTable.EXPIRES_AT)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.AWS_MANAGED)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .resourcePolicy(TlsOnly.policy("dynamodb:*"))
                .deletionProtection(config.retainData())
                .removalPolicy(Removal.of(config))
                .build();
        table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName(LedgerTable.OPEN_INDEX)
                .partitionKey(attribute(LedgerTable.OPEN, AttributeType.STRING))
                .sortKey(attribute(LedgerTable.OPEN_SINCE, AttributeType.NUMBER))
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(LedgerTable.OPEN_PROJECTION)
                .build());
        table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName(AcceptedIndex.NAME)
                .partitionKey(attribute(AcceptedIndex.DAY, AttributeType.STRING))
                .sortKey(attribute(AcceptedIndex.ORDER, AttributeType.STRING))
                .projectionType(ProjectionType.KEYS_ONLY)
                .build());
    }

    private static Attribute attribute(String name, AttributeType type) {
        return Attribute.builder().name(name).type(type).build();
    }

    /** The table. */
    public Table table() {
        return table;
    }

    /** Lets a function read API keys, and nothing else of the table. */
    public void allowKeys(IGrantable grantee) {
        Grants.add(
                grantee,
                PolicyStatement.Builder.create()
                        .effect(Effect.ALLOW)
                        .resources(List.of(table.getTableArn()))
                        .actions(List.of("dynamodb:GetItem"))
                        .conditions(Map.of(
                                "ForAllValues:StringLike",
                                Map.of("dynamodb:LeadingKeys", List.of(LedgerTable.KEY_PREFIX + "*"))))
                        .build());
    }

    /** Lets a function open entries, and end one it opened. */
    public void allowOpen(IGrantable grantee) {
        Grants.allow(
                grantee, List.of(table.getTableArn()), "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem");
    }

    /** Lets a function read an entry and move it on by what a provider says. */
    public void allowEvents(IGrantable grantee) {
        Grants.allow(grantee, List.of(table.getTableArn()), "dynamodb:GetItem", "dynamodb:UpdateItem");
    }

    /** Lets a function find open entries by their index, and end them. */
    public void allowSweep(IGrantable grantee) {
        Grants.allow(grantee, List.of(table.getTableArn() + "/index/" + LedgerTable.OPEN_INDEX), "dynamodb:Query");
        allowUpdate(grantee);
    }

    /** Lets a function read entries by their id and by the time they were accepted, and cancel one. */
    public void allowStatus(IGrantable grantee) {
        Grants.allow(grantee, List.of(table.getTableArn() + "/index/" + AcceptedIndex.NAME), "dynamodb:Query");
        Grants.allow(
                grantee,
                List.of(table.getTableArn()),
                "dynamodb:GetItem",
                "dynamodb:BatchGetItem",
                "dynamodb:UpdateItem");
    }

    /** Lets a function change the state of entries. */
    public void allowUpdate(IGrantable grantee) {
        Grants.allow(grantee, List.of(table.getTableArn()), "dynamodb:UpdateItem");
    }
}
