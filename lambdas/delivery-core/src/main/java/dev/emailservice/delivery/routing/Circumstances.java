package dev.emailservice.delivery.routing;

import java.time.Duration;

/**
 * What a pick depends on beside the email and the providers.
 *
 * @param attempt the number of the attempt that is to begin
 * @param mostUnderWay to how many recipients a provider may have attempts under way while there is another
 * @param withPlan whether the shares are the fleet's
 * @param untilRenewal how long until this worker asks for more usage
 * @param demand what is asked for, in case the worker must do without the fleet's permits
 */
record Circumstances(long attempt, int mostUnderWay, boolean withPlan, Duration untilRenewal, Demand demand) {}
