package dev.emailservice.delivery.intake;

import java.util.ArrayList;
import java.util.List;

/** The errors found so far. Keeps the first few: a hostile request must not make an answer larger than Lambda returns. */
public final class FieldErrors {

    /** The most errors one answer names. */
    static final int MAX = 25;

    private final List<FieldError> errors = new ArrayList<>();

    /** Records an error, unless there are too many already. */
    public void add(String field, FieldErrorCode code, String message) {
        if (errors.size() < MAX) {
            errors.add(new FieldError(field, code, message));
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    boolean hasWrongType() {
        return errors.stream().anyMatch(error -> error.code() == FieldErrorCode.WRONG_TYPE);
    }

    /** The errors kept, in the order they were found. */
    public List<FieldError> toList() {
        return List.copyOf(errors);
    }
}
