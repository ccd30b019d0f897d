package dev.emailservice.local.runtime;

import static dev.emailservice.local.functions.PlannedFunction.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.local.functions.PlannedFunction;
import dev.emailservice.local.runtime.InvocationResult.Answered;
import dev.emailservice.local.runtime.InvocationResult.Crashed;
import dev.emailservice.local.runtime.InvocationResult.FunctionError;
import dev.emailservice.local.runtime.InvocationResult.TimedOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs under AWS' runtime interface client. */
class FunctionPoolTest {

    private PlannedFunction function;

    @BeforeEach
    void pack(@TempDir Path directory) throws IOException {
        function = new PlannedFunction(directory);
    }

    @AfterEach
    void release() {
        function.close();
    }

    @Test
    void an_event_is_answered_by_the_handler_which_sees_what_lambda_shows_it() throws Exception {
        try (FunctionPool pool = function.start(1)) {
            function.plan("describe");

            assertThat(invoke(pool, "{\"n\":1}")).isEqualTo(new Answered("planned eu-test-1 256 true null"));
            assertThat(invoke(pool, "{\"n\":2}")).isEqualTo(new Answered("{}"));
            assertThat(function.events()).containsExactly("{\"n\":1}", "{\"n\":2}");
            assertThat(function.notices()).isEmpty();
        }
    }

    @Test
    void a_handler_that_throws_fails_its_invocation_and_keeps_its_process() throws Exception {
        try (FunctionPool pool = function.start(1)) {
            pool.awaitAll(PATIENCE);
            var before = pool.status();
            function.plan("throw");

            assertThat(invoke(pool, "{}"))
                    .isInstanceOfSatisfying(
                            FunctionError.class,
                            error -> assertThat(error.json())
                                    .contains("thrown as planned")
                                    .contains("java.lang.IllegalStateException"));
            assertThat(invoke(pool, "{}")).isInstanceOf(Answered.class);
            assertThat(pool.status()).isEqualTo(before);
        }
    }

    @Test
    void an_answer_larger_than_lambda_allows_fails_the_invocation() throws Exception {
        try (FunctionPool pool = function.start(1)) {
            function.plan("large");

            assertThat(invoke(pool, "{}"))
                    .isInstanceOfSatisfying(
                            FunctionError.class,
                            error -> assertThat(error.json()).contains("Function.ResponseSizeTooLarge"));
        }
    }

    @Test
    void a_process_that_dies_fails_its_invocation_and_another_takes_its_place() throws Exception {
        try (FunctionPool pool = function.start(1)) {
            pool.awaitAll(PATIENCE);
            var before = pool.status();
            function.plan("crash");

            assertThat(invoke(pool, "{}")).isEqualTo(new Crashed(7));
            assertThat(invoke(pool, "{}")).isInstanceOf(Answered.class);
            assertThat(pool.status()).isNotEqualTo(before);
            assertThat(function.notices()).containsExactly("planned-1 ended with exit code 7");
        }
    }

    @Test
    void a_process_whose_time_is_up_is_killed_and_another_takes_its_place() throws Exception {
        try (FunctionPool pool = function.start(1)) {
            pool.awaitAll(PATIENCE);
            long pid = pool.status().getFirst().pid().orElseThrow();
            function.plan("hang");

            assertThat(invoke(pool, "{}")).isEqualTo(new TimedOut(PlannedFunction.TIMEOUT));
            assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
            assertThat(invoke(pool, "{}")).isInstanceOf(Answered.class);
        }
    }

    @Test
    void a_process_killed_while_idle_is_replaced() throws Exception {
        try (FunctionPool pool = function.start(1)) {
            pool.awaitAll(PATIENCE);
            ProcessHandle.of(pool.status().getFirst().pid().orElseThrow())
                    .orElseThrow()
                    .destroyForcibly();

            assertThat(invokeUntilAnswered(pool)).isInstanceOf(Answered.class);
            assertThat(function.notices()).containsExactly("planned-1 ended with exit code 137");
        }
    }

    @Test
    void two_processes_handle_two_events_at_once() throws Exception {
        try (FunctionPool pool = function.start(2)) {
            pool.awaitAll(PATIENCE);
            function.plan("hang");
            var hanging = pool.acquire(PATIENCE).orElseThrow().invoke("{}");
            while (function.events().isEmpty()) {
                Thread.sleep(5);
            }

            assertThat(invoke(pool, "{}")).isInstanceOf(Answered.class);
            assertThat(hanging.join()).isInstanceOf(TimedOut.class);
        }
    }

    @Test
    void a_function_that_can_not_start_says_why_and_starts_once_it_is_repaired() throws Exception {
        function.breakIt();
        try (FunctionPool pool = function.start(1)) {
            assertThatThrownBy(() -> pool.awaitAll(PATIENCE))
                    .isInstanceOf(FunctionStartException.class)
                    .hasMessageContaining("planned-1 ended with exit code")
                    .hasMessageContaining("about to fail as planned")
                    .hasMessageContaining("broken as planned");

            function.repair();

            assertThat(invoke(pool, "{}")).isInstanceOf(Answered.class);
        }
    }

    @Test
    void closing_a_pool_leaves_no_process_even_while_one_is_starting_and_one_is_busy() throws Exception {
        FunctionPool busy = function.start(1);
        FunctionPool starting = function.start(1);
        busy.awaitAll(PATIENCE);
        function.plan("hang");
        var hanging = busy.acquire(PATIENCE).orElseThrow().invoke("{}");
        List<ProcessHandle> processes = Stream.of(busy, starting)
                .flatMap(pool -> pool.status().stream())
                .flatMap(status -> status.pid().stream().boxed())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();

        CompletableFuture.allOf(CompletableFuture.runAsync(busy::close), CompletableFuture.runAsync(starting::close))
                .join();

        assertThat(hanging.join()).isInstanceOf(Crashed.class);
        assertThat(busy.status().getFirst().state()).isEqualTo(FunctionStatus.State.ENDED);
        assertThat(starting.status().getFirst().state()).isEqualTo(FunctionStatus.State.ENDED);
        assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    private static InvocationResult invoke(FunctionPool pool, String event) throws InterruptedException {
        return pool.invoke(event, PATIENCE).orElseThrow();
    }

    /** The pool may not have noticed yet that its process is gone. */
    private static InvocationResult invokeUntilAnswered(FunctionPool pool) throws InterruptedException {
        InvocationResult result = invoke(pool, "{}");
        return result instanceof Crashed ? invoke(pool, "{}") : result;
    }
}
