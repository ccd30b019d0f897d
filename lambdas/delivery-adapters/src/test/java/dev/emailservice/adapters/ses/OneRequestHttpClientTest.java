package dev.emailservice.adapters.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.wire.AttemptTimeouts;
import dev.emailservice.adapters.wire.Behaviour;
import dev.emailservice.adapters.wire.HttpAnswer;
import dev.emailservice.adapters.wire.WireAttempt;
import dev.emailservice.adapters.wire.WireAttempt.SecondRequestException;
import dev.emailservice.adapters.wire.WireServer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What would send twice if anything around it were set up wrongly. */
final class OneRequestHttpClientTest {

    private final OneRequestHttpClient client = new OneRequestHttpClient(UrlConnectionHttpClient.builder()
            .connectionTimeout(AttemptTimeouts.BUDGET.connect())
            .socketTimeout(AttemptTimeouts.BUDGET.read())
            .build());

    @Test
    void aSecondRequestOfTheSameAttemptIsRefusedWhoeverMakesIt() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(HttpAnswer.of(503, "{}")))) {
            HttpExecuteRequest request = request(server.uri(), true);
            new WireAttempt().run(() -> {
                client.prepareRequest(request).call();
                assertThatThrownBy(() -> client.prepareRequest(request).call())
                        .isInstanceOf(SecondRequestException.class);
                return true;
            });
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aBodyWithoutALengthIsRefusedBecauseTheJdkWouldRepeatIt() throws Exception {
        HttpExecuteRequest request = request(URI.create("http://127.0.0.1:9"), false);
        new WireAttempt().run(() -> {
            assertThatThrownBy(() -> client.prepareRequest(request)).isInstanceOf(IllegalStateException.class);
            return true;
        });
    }

    private static HttpExecuteRequest request(URI address, boolean withLength) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address);
        if (withLength) {
            request.putHeader("Content-Length", "2");
        }
        return HttpExecuteRequest.builder()
                .request(request.build())
                .contentStreamProvider(ContentStreamProvider.fromUtf8String("{}"))
                .build();
    }
}
