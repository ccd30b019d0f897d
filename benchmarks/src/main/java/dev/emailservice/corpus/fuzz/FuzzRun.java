package dev.emailservice.corpus.fuzz;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.emailservice.corpus.CanonicalEmail;
import dev.emailservice.corpus.Meaning;
import dev.emailservice.corpus.rig.ApiRig;
import dev.emailservice.corpus.rig.LogTap;
import dev.emailservice.model.job.DecodedJob;
import dev.emailservice.model.job.EmailJobCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sends mutated requests to the handler, each to a new one. A round follows from the seed and its number alone, so that one that
 * fell short can be played again.
 */
public final class FuzzRun {

    private static final int MOST_SURPRISES = 20;

    /** A longer body takes its time and is no worse. */
    private static final int MOST_LETTERS = 20_000;

    /** So strict only that two readers of a request can't read two emails. */
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Mutator mutator;
    private final long seed;
    private final LogTap log;
    private final List<String> surprises = new ArrayList<>();

    /**
     * A run that has not begun.
     *
     * @param good the bodies to begin with, each a JSON object and a valid request
     */
    public FuzzRun(List<String> good, long seed, LogTap log) {
        this.mutator = new Mutator(
                good.stream().filter(body -> body.length() < MOST_LETTERS).toList());
        this.seed = seed;
        this.log = log;
    }

    /** Plays the rounds 0 to {@code rounds - 1}. */
    public FuzzCount run(int rounds) {
        FuzzCount sum = FuzzCount.NONE;
        for (int round = 0; round < rounds; round++) {
            sum = sum.plus(round(round));
        }
        return sum;
    }

    /** What must not have happened, a line each; the first few. */
    public List<String> surprises() {
        return List.copyOf(surprises);
    }

    private FuzzCount round(int round) {
        APIGatewayProxyRequestEvent event = mutator.next(new SplittableRandom(seed * 1_000_003 + round));
        ApiRig rig = new ApiRig();
        log.drain();
        int status = status(rig, event, round);
        boolean accepted = status == 202;
        boolean refused = status >= 400 && status < 500;
        boolean leftBehind = !accepted && rig.queue().size() + rig.entries() > 0;
        boolean notOne = accepted && !isOne(rig, event, round);
        boolean altered = accepted && !notOne && isAltered(rig.queue().getFirst(), event, round);
        int shown = (int) log.drain().stream().filter(LogTap::showsContent).count();
        note(round, !accepted && !refused, "answered " + status);
        note(round, leftBehind, "refused, and something stays");
        note(round, notOne, "accepted, and not exactly one");
        note(round, shown > 0, "content in the log");
        return new FuzzCount(
                1,
                accepted ? 1 : 0,
                refused ? 1 : 0,
                accepted || refused ? 0 : 1,
                leftBehind ? 1 : 0,
                notOne ? 1 : 0,
                altered ? 1 : 0,
                shown);
    }

    private int status(ApiRig rig, APIGatewayProxyRequestEvent event, int round) {
        try {
            APIGatewayProxyResponseEvent answer = rig.call(event);
            return answer.getStatusCode();
        } catch (RuntimeException | StackOverflowError e) {
            note(round, true, "threw " + e.getClass().getName());
            return 0;
        }
    }

    /** Whether there is one message and one entry, and, where it came with a key, no more after the same request again. */
    private boolean isOne(ApiRig rig, APIGatewayProxyRequestEvent event, int round) {
        boolean one = rig.queue().size() == 1 && rig.entries() == 1;
        boolean keyed = event.getHeaders() != null
                && event.getHeaders().keySet().stream().anyMatch("idempotency-key"::equalsIgnoreCase);
        return one
                && (!keyed || (status(rig, event, round) == 202 && rig.queue().size() == 1 && rig.entries() == 1));
    }

    private boolean isAltered(String message, APIGatewayProxyRequestEvent event, int round) {
        if (!(EmailJobCodec.decode(message) instanceof DecodedJob.Valid(var job))) {
            note(round, true, "the message can't be read");
            return true;
        }
        try {
            CanonicalEmail meant = CanonicalEmail.of(Meaning.of(READER.readTree(text(event))));
            List<String> altered = meant.differences(CanonicalEmail.of(job.email()));
            note(round, !altered.isEmpty(), "altered " + altered);
            boolean carried = Carried.byBoth(job.email());
            note(round, !carried, "accepted what a provider can't be given");
            return !altered.isEmpty() || !carried;
        } catch (JsonProcessingException | RuntimeException e) {
            note(round, true, "accepted what has no meaning: " + e.getClass().getName());
            return true;
        }
    }

    private static String text(APIGatewayProxyRequestEvent event) {
        return Boolean.TRUE.equals(event.getIsBase64Encoded())
                ? new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8)
                : event.getBody();
    }

    private void note(int round, boolean happened, String what) {
        if (happened && surprises.size() < MOST_SURPRISES) {
            surprises.add("seed " + seed + ", round " + round + ": " + what);
        }
    }
}
