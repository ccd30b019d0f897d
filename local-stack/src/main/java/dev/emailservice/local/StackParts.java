package dev.emailservice.local;

import dev.emailservice.local.doubles.ProviderDouble;
import dev.emailservice.local.doubles.Receipts;
import dev.emailservice.local.http.LoopbackServer;
import dev.emailservice.local.poller.EventSourceMapping;
import dev.emailservice.local.poller.OutboxQueues;
import dev.emailservice.local.redis.EmbeddedRedis;
import dev.emailservice.local.runtime.FunctionPool;
import dev.emailservice.local.secrets.SecretsDouble;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A started stack, taken apart. */
record StackParts(
        LoopbackServer door,
        FunctionPool api,
        FunctionPool status,
        FunctionPool workers,
        FunctionPool events,
        Sweeps sweeps,
        SqsClient sqs,
        OutboxQueues queues,
        EventSourceMapping feed,
        SecretsDouble secrets,
        LedgerView ledger,
        @Nullable EmbeddedRedis redis,
        Receipts receipts,
        Map<String, URI> providers,
        Map<String, ProviderDouble> builtIn,
        Path runDirectory,
        Shutdown shutdown) {}
