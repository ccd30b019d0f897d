package dev.emailservice.sendemail;

import dev.emailservice.http.Problem;
import dev.emailservice.http.ProblemType;
import dev.emailservice.model.job.EmailId;

/** How a request ended. */
sealed interface Outcome {

    /** The HTTP status. */
    int status();

    /** How many recipients the email had; 0 where it could not be read. */
    int recipients();

    /** The email is in the ledger and on the queue; replayed where an earlier request with the same key has put it there. */
    record Accepted(EmailId id, int recipients, boolean replayed) implements Outcome {
        @Override
        public int status() {
            return 202;
        }
    }

    /** The email would be accepted; its caller wanted to know no more. */
    record Checked(int recipients) implements Outcome {
        @Override
        public int status() {
            return 200;
        }
    }

    /** The email is not accepted. */
    record Refused(Problem problem, int recipients) implements Outcome {

        /** A refusal before the email was read. */
        static Refused unread(ProblemType type, String detail) {
            return unread(Problem.of(type, detail));
        }

        /** A refusal before the email was read. */
        static Refused unread(Problem problem) {
            return new Refused(problem, 0);
        }

        @Override
        public int status() {
            return problem.type().status();
        }
    }
}
