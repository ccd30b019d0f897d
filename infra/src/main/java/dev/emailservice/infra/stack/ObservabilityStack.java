package dev.emailservice.infra.stack;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.construct.AlarmTopic;
import dev.emailservice.infra.construct.Runbook;
import dev.emailservice.infra.construct.RunbookAlarm;
import dev.emailservice.infra.construct.RunbookAlarm.Trigger;
import dev.emailservice.model.settings.ProviderEventMetrics;
import dev.emailservice.model.settings.Sweep;
import java.time.Duration;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The alarms and where they go. */
public final class ObservabilityStack extends Stack {

    /** Longer than a short outage of one provider, which failover hides, and short enough for a person to matter. */
    static final Duration OLDEST_EMAIL = Duration.ofMinutes(15);

    /** Longer than an email that is retried usually takes, and short enough for it still to be of use. */
    static final Duration OLDEST_ENTRY = Duration.ofHours(1);

    /** Sweeps in a row: what one run of bad luck leaves open the next may find ended. */
    static final int SWEEPS = 3;

    /** The answer to one unlucky client is no alarm; this many in five minutes is. */
    static final int SERVER_ERRORS = 5;

    /** Of five minutes: what fails once is told again and usually applied then. SES' events come again every two minutes. */
    static final int NOT_APPLIED_PERIODS = 3;

    /** An hour: where little is sent, SendGrid does not call in every five minutes, and repeats later and later. */
    static final int NOT_APPLIED_WITHIN = 12;

    private static final MetricOptions SUM_OF_FIVE_MINUTES = options(Stats.SUM, 5);
    private static final MetricOptions MAXIMUM_OF_A_MINUTE = options(Stats.MAXIMUM, 1);

    private final EnvironmentConfig config;
    private final AlarmTopic alarms;

    /** The alarms over one environment's state and delivery. */
    public ObservabilityStack(
            Construct scope, String id, EnvironmentConfig config, StateStack state, DeliveryStack delivery) {
        super(scope, id, Stacks.redeployed(config, "observability", "Email service: alarms"));
        this.config = config;
        this.alarms = new AlarmTopic(this, "Alarms", config);
        alarm(
                Runbook.DEAD_LETTER_QUEUE_NOT_EMPTY,
                // What is there now. NumberOfMessagesSent would not count what SQS itself moves there.
                lyingIn(state.queues().deadLetter()),
                1,
                1);
        alarm(
                Runbook.SES_EVENTS_DEAD_LETTER_QUEUE_NOT_EMPTY,
                state.sesEvents().deadLetter().metricApproximateNumberOfMessagesVisible(MAXIMUM_OF_A_MINUTE),
                1,
                1);
        alarm(
                Runbook.OUTBOX_QUEUE_OLD,
                state.queues().outbox().metricApproximateAgeOfOldestMessage(MAXIMUM_OF_A_MINUTE),
                (int) OLDEST_EMAIL.toSeconds(),
                5);
        // A sweep always tells. Where none does, nobody knows how old the oldest entry is.
        alarm(
                Runbook.LEDGER_ENTRIES_OPEN_TOO_LONG,
                new Trigger(sweepMetric(Sweep.OLDEST_OPEN_SECONDS), (int) OLDEST_ENTRY.toSeconds(), SWEEPS, true));
        alarm(Runbook.UNKNOWN_OUTCOMES_HELD, new Trigger(sweepMetric(Sweep.HELD_UNKNOWN), 1, 1, false));
        alarm(Runbook.SWEEP_INCOMPLETE, new Trigger(sweepMetric(Sweep.SWEEP_INCOMPLETE), 1, SWEEPS, false));
        alarm(Runbook.WORKER_ERRORS, delivery.worker().function().metricErrors(SUM_OF_FIVE_MINUTES), 1, 1);
        alarm(Runbook.SEND_EMAIL_ERRORS, delivery.sendEmail().function().metricErrors(SUM_OF_FIVE_MINUTES), 1, 1);
        alarm(Runbook.EMAIL_STATUS_ERRORS, delivery.status().function().metricErrors(SUM_OF_FIVE_MINUTES), 1, 1);
        alarm(Runbook.PROVIDER_EVENTS_ERRORS, delivery.events().function().metricErrors(SUM_OF_FIVE_MINUTES), 1, 1);
        alarm(
                Runbook.PROVIDER_EVENTS_NOT_APPLIED,
                new Trigger(
                        metric(ProviderEventMetrics.NOT_APPLIED, Stats.SUM, 5),
                        1,
                        NOT_APPLIED_PERIODS,
                        NOT_APPLIED_WITHIN,
                        false));
        alarm(
                Runbook.API_SERVER_ERRORS,
                delivery.api().api().getDeploymentStage().metricServerError(SUM_OF_FIVE_MINUTES),
                SERVER_ERRORS,
                1);
        CfnOutput.Builder.create(this, "AlarmTopicArn")
                .value(alarms.topic().getTopicArn())
                .build();
    }

    private void alarm(Runbook runbook, IMetric metric, int threshold, int periods) {
        alarm(runbook, new Trigger(metric, threshold, periods, false));
    }

    private void alarm(Runbook runbook, Trigger trigger) {
        new RunbookAlarm(this, runbook, trigger, config.names(), alarms.topic());
    }

    /** Whoever reads a message hides it, and it still lies there: what is hidden counts as well. */
    private static IMetric lyingIn(Queue queue) {
        return MathExpression.Builder.create()
                .expression("visible + hidden")
                .usingMetrics(Map.of(
                        "visible", queue.metricApproximateNumberOfMessagesVisible(MAXIMUM_OF_A_MINUTE),
                        "hidden", queue.metricApproximateNumberOfMessagesNotVisible(MAXIMUM_OF_A_MINUTE)))
                .period(software.amazon.awscdk.Duration.minutes(1))
                .label("messages, visible or not")
                .build();
    }

    private IMetric sweepMetric(String name) {
        return metric(name, Stats.MAXIMUM, Sweep.EVERY.toMinutes());
    }

    private IMetric metric(String name, String statistic, long minutes) {
        return Metric.Builder.create()
                .namespace(config.names().metricsNamespace())
                .metricName(name)
                .statistic(statistic)
                .period(software.amazon.awscdk.Duration.minutes(minutes))
                .build();
    }

    private static MetricOptions options(String statistic, int minutes) {
        return MetricOptions.builder()
                .statistic(statistic)
                .period(software.amazon.awscdk.Duration.minutes(minutes))
                .build();
    }
}
