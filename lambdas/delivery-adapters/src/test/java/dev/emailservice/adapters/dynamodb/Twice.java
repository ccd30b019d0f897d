package dev.emailservice.adapters.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A client that loses each call's first answer and tries again, as the SDK does after a timeout. */
final class Twice {

    private Twice() {}

    static DynamoDbClient of(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                    try {
                        method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        if (!(e.getCause() instanceof ConditionalCheckFailedException)) {
                            throw e.getCause();
                        }
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
