package dev.emailservice.apiauthorizer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.access.Access.Granted;
import dev.emailservice.delivery.access.AccessContext;
import dev.emailservice.model.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer API Gateway wants (API Gateway Developer Guide, "Output from an API Gateway Lambda authorizer"). */
final class Policy {

    /** {@code arn:aws:execute-api:region:account:api/stage}, before the method and the path. */
    private static final Pattern STAGE = Pattern.compile("(arn:[\\w-]+:execute-api:[\\w-]+:\\d+:\\w+/[\\w-]+)/.*");

    private Policy() {}

    /**
     * Lets the caller call every method of the API: the policy then holds for whichever it calls, should API Gateway ever keep the
     * answer. What the caller may do there is in the context, and each function looks at it.
     *
     * @param methodArn of the request
     * @throws IllegalArgumentException where that has another form
     */
    static ObjectNode allow(Granted caller, String methodArn) {
        Matcher stage = STAGE.matcher(methodArn);
        if (!stage.matches()) {
            throw new IllegalArgumentException("the event names no method of an API");
        }
        ObjectNode answer = Json.ASCII.createObjectNode();
        answer.put("principalId", caller.keyId());
        ObjectNode document = answer.putObject("policyDocument");
        document.put("Version", "2012-10-17");
        ObjectNode statement = document.putArray("Statement").addObject();
        statement.put("Effect", "Allow");
        statement.put("Action", "execute-api:Invoke");
        statement.put("Resource", stage.group(1) + "/*");
        ObjectNode context = answer.putObject("context");
        AccessContext.of(caller).forEach(context::put);
        return answer;
    }
}
