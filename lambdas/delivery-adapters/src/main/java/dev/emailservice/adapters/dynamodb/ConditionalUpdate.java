package dev.emailservice.adapters.dynamodb;

import dev.emailservice.model.job.EmailId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One conditional write, put together. Attribute names are written {@code #name} and values {@code :name}, so that none
 * meets one of DynamoDB's 573 reserved words.
 *
 * @param condition on which it is applied
 * @param update what it does
 * @param values what the {@code :name}s stand for
 */
record ConditionalUpdate(String condition, String update, Map<String, AttributeValue> values) {

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    /** The request, which answers with the whole item, or with the whole old item where the condition fails. */
    UpdateItemRequest of(String table, EmailId id) {
        Map<String, String> names = new HashMap<>();
        NAME.matcher(condition + ' ' + update)
                .results()
                .map(MatchResult::group)
                .forEach(name -> names.put(name, name.substring(1)));
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(LedgerItem.key(id))
                .conditionExpression(condition)
                .updateExpression(update)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }
}
