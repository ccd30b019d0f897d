package dev.emailservice.infra.stack;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.construct.SesSending;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ses.DkimRecord;
import software.constructs.Construct;

/** What Amazon SES sends as. Apart from the rest, since its DNS records are put in place by hand and take a while. */
public final class SendingStack extends Stack {

    private final SesSending ses;

    /** The sending domain; the outputs are the DNS records it needs. */
    public SendingStack(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id, Stacks.kept(config, "sending", "Email service: SES identity and configuration set"));
        this.ses = new SesSending(this, "Ses", config);
        List<DkimRecord> records = ses.identity().getDkimRecords();
        for (int i = 0; i < records.size(); i++) {
            DkimRecord dkim = records.get(i);
            output("DkimRecord" + (i + 1), dkim.getName() + " CNAME " + dkim.getValue());
        }
    }

    /** The sending domain. */
    public SesSending ses() {
        return ses;
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
