package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.ledger.LedgerTable;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/** The ledger's table, as {@link LedgerTable} describes it. */
public final class Ledger extends Construct {

    private final Table table;

    /** The table, under its fixed name; protected from deletion where the environment keeps its data. */
    public Ledger(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id);
        this.table = Table.Builder.create(this, "Table")
                .tableName(config.names().ledgerTable())
                .partitionKey(Attribute.builder()
                        .name(LedgerTable.KEY)
                        .type(AttributeType.STRING)
                        .build())
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
    }

    /** The table. */
    public Table table() {
        return table;
    }

    /** Lets a function open entries, and end one it opened. */
    public void allowOpen(IGrantable grantee) {
        Grants.allow(grantee, List.of(table.getTableArn()), "dynamodb:PutItem", "dynamodb:UpdateItem");
    }

    /** Lets a function read an entry and move it on by what a provider says. */
    public void allowEvents(IGrantable grantee) {
        Grants.allow(grantee, List.of(table.getTableArn()), "dynamodb:GetItem", "dynamodb:UpdateItem");
    }

    /** Lets a function change the state of entries. */
    public void allowUpdate(IGrantable grantee) {
        Grants.allow(grantee, List.of(table.getTableArn()), "dynamodb:UpdateItem");
    }
}
