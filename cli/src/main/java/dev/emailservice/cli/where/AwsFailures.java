package dev.emailservice.cli.where;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Says what AWS, or its double, did not like, and what to do. */
public final class AwsFailures {

    private static final String CREDENTIALS =
            "no AWS credentials: name a profile with --profile, or set AWS_PROFILE; for one that "
                    + "logs in elsewhere: eval \"$(aws configure export-credentials --profile NAME --format env)\"";

    private AwsFailures() {}

    /**
     * One line for a person.
     *
     * @param manual the document that lists the actions the command needs
     */
    public static String explain(SdkException exception, String manual) {
        if (exception instanceof QueueDoesNotExistException) {
            return "a queue is missing: is the environment deployed in this account and region? "
                    + "See --environment, --profile, --region, --queue-url and --dead-letter-queue-url";
        }
        if (exception instanceof ResourceNotFoundException) {
            return "the ledger's table is missing: is the environment deployed in this account and region? See --table";
        }
        if (exception instanceof AwsServiceException service) {
            return service(service, manual);
        }
        String message = String.valueOf(exception.getMessage());
        if (message.contains("region")) {
            return "no AWS region: name one with --region, or set AWS_REGION";
        }
        if (message.contains("credentials") || message.contains("Profile") || message.contains("profile")) {
            return CREDENTIALS;
        }
        return "no answer: " + message + ". What was done stays done; run it again";
    }

    private static String service(AwsServiceException exception, String manual) {
        String code = exception.awsErrorDetails() == null
                ? "HTTP " + exception.statusCode()
                : exception.awsErrorDetails().errorCode();
        if (code.contains("Expired") || code.contains("InvalidClientTokenId") || code.contains("UnrecognizedClient")) {
            return "the AWS credentials are no longer valid (" + code + "): log in again";
        }
        if (exception.statusCode() == 403 || code.contains("AccessDenied")) {
            return "these AWS credentials may not do this (" + code + "): " + manual + " lists the actions it needs";
        }
        return "refused by AWS: " + code + ". What was done stays done; run it again";
    }
}
