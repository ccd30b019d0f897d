package dev.emailservice.cli.where;

import dev.emailservice.cli.CommandException;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.ledger.UnreadableEntryException;
import java.util.function.IntSupplier;
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
     * Does the work.
     *
     * @param manual the document that lists the actions the command needs
     * @throws CommandException where a queue or the ledger can't be reached, or does not say what it should
     */
    public static int explained(String manual, IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (SdkException e) {
            throw new CommandException(explain(e, manual));
        } catch (UnreadableEntryException e) {
            throw new CommandException(e.getMessage() + ": update mailctl, or look at the table");
        } catch (LedgerUnavailableException e) {
            throw new CommandException(
                    e.getCause() instanceof SdkException cause ? explain(cause, manual) : "the ledger gave no answer");
        }
    }

    /** One line for a person. */
    static String explain(SdkException exception, String manual) {
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
