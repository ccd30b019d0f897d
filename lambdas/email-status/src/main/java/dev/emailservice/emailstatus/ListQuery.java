package dev.emailservice.emailstatus;

import dev.emailservice.delivery.status.ListPosition;
import dev.emailservice.delivery.status.StatusFilter;
import dev.emailservice.http.QueryParameters;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.ledger.LedgerState;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of the list.
 *
 * @param filter which emails
 * @param limit how many on a page
 * @param after after which email the page begins, or null
 */
record ListQuery(StatusFilter filter, int limit, @Nullable ListPosition after) {

    /** The parameters there are. */
    static final Set<String> PARAMETERS = Set.of("status", "tag", "limit", "after");

    static final int DEFAULT_LIMIT = 20;

    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d?|100");

    private static final String STATES =
            Arrays.stream(LedgerState.values()).map(LedgerState::wireName).collect(Collectors.joining(", "));

    /** The query; only of use where the parameters have no {@link QueryParameters#problem} after it. */
    static ListQuery of(QueryParameters query) {
        LedgerState state = query.read("status", ListQuery::state, "Give one of " + STATES + ".");
        Tag tag = query.read("tag", ListQuery::tag, "Give a tag's name and value as name:value.");
        Integer limit = query.read("limit", ListQuery::limit, "Give a number from 1 to 100.");
        ListPosition after = query.read("after", ListPosition::ofCursor, "Give next of the page before, unchanged.");
        return new ListQuery(new StatusFilter(state, tag), Objects.requireNonNullElse(limit, DEFAULT_LIMIT), after);
    }

    private static Optional<LedgerState> state(String text) {
        return Arrays.stream(LedgerState.values())
                .filter(state -> state.wireName().equals(text))
                .findFirst();
    }

    /** No name holds a colon. */
    private static Optional<Tag> tag(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new Tag(text.substring(0, colon), text.substring(colon + 1)))
                        .filter(tag -> isLabel(tag.name()) && isLabel(tag.value()));
    }

    private static boolean isLabel(String text) {
        return Tag.isSpelledRight(text) && text.length() <= Tag.MAX_LENGTH;
    }

    private static Optional<Integer> limit(String text) {
        return LIMIT.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
