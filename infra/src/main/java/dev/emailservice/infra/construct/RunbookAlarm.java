package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.ResourceNames;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** An alarm that somebody hears and knows what to do about: it cannot be made without a runbook and a topic. */
public final class RunbookAlarm extends Construct {

    /**
     * When an alarm goes off.
     *
     * @param metric what is watched, with its period and statistic
     * @param threshold the value from which on it is bad
     * @param periods how many periods it must be bad
     * @param within of how many, the newest
     * @param silenceIsBad whether a period without data is as bad, because something that always tells has stopped
     */
    public record Trigger(IMetric metric, int threshold, int periods, int within, boolean silenceIsBad) {

        /** Bad for so many periods in a row. */
        public Trigger(IMetric metric, int threshold, int periods, boolean silenceIsBad) {
            this(metric, threshold, periods, periods, silenceIsBad);
        }
    }

    /** The alarm of a runbook; it tells the topic when it goes off and when it is over. */
    public RunbookAlarm(Construct scope, Runbook runbook, Trigger trigger, ResourceNames names, ITopic topic) {
        super(scope, runbook.slug());
        SnsAction notify = new SnsAction(topic);
        Alarm alarm = Alarm.Builder.create(this, "Alarm")
                .alarmName(names.of(runbook.slug()))
                .alarmDescription(runbook.meaning() + ". Runbook: " + runbook.page())
                .metric(trigger.metric())
                .threshold(trigger.threshold())
                .evaluationPeriods(trigger.within())
                .datapointsToAlarm(trigger.periods())
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                // Mostly it is no traffic, no data, and no fault.
                .treatMissingData(trigger.silenceIsBad() ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(notify);
        alarm.addOkAction(notify);
    }
}
