package dev.emailservice.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what the file {@code plan} in its directory says, once; without a plan it answers {@code {}}.
 *
 * <p>Each event is a line of the file {@code log}. {@code $1} in a plan is the first message id of the event. If there is
 * a file {@code broken}, it does not even start.
 */
public final class PlannedHandler implements RequestStreamHandler {

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([^\"]+)\"");
    private static final Path DIRECTORY = Path.of(System.getenv("TEST_DIRECTORY"));

    /** Fails where the function is to be broken. */
    public PlannedHandler() {
        if (Files.exists(DIRECTORY.resolve("broken"))) {
            System.out.println("about to fail as planned");
            throw new IllegalStateException("broken as planned");
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(DIRECTORY.resolve("log"), event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        String plan = takePlan();
        switch (plan) {
            case "crash" -> Runtime.getRuntime().halt(7);
            case "hang" -> hang();
            case "throw" -> throw new IllegalStateException("thrown as planned");
            case "large" -> write(output, "\"" + "x".repeat(6 * 1024 * 1024 + 200) + "\"");
            case "describe" ->
                write(
                        output,
                        "%s %s %d %b %s"
                                .formatted(
                                        context.getFunctionName(),
                                        System.getenv("AWS_REGION"),
                                        context.getMemoryLimitInMB(),
                                        context.getRemainingTimeInMillis() > 0
                                                && context.getRemainingTimeInMillis() <= 5_000,
                                        System.getenv("HOME")));
            default -> write(output, plan.replace("$1", firstMessage(event)));
        }
    }

    private static String takePlan() throws IOException {
        Path plan = DIRECTORY.resolve("plan");
        if (!Files.exists(plan)) {
            return "{}";
        }
        String text = Files.readString(plan);
        Files.delete(plan);
        return text;
    }

    private static String firstMessage(String event) {
        Matcher matcher = MESSAGE_ID.matcher(event);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void hang() {
        try {
            Thread.sleep(Duration.ofHours(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
