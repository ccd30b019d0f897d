package dev.emailservice.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.emailservice.local.faults.FaultResult;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a long run, kept in a file so that it may be stopped and resumed. */
final class FaultRows {

    private final List<FaultResult> rows = new ArrayList<>();

    /**
     * The rows of an earlier run; none where there is no such file.
     *
     * @throws IOException if it can't be read, or holds no rows
     */
    static FaultRows read(Path json) throws IOException {
        var rows = new FaultRows();
        if (Files.exists(json)) {
            rows.rows.addAll(Json.ASCII.readValue(Files.readString(json), new TypeReference<List<FaultResult>>() {}));
        }
        return rows;
    }

    /** The row of this very run, if it is there. */
    Optional<FaultResult> find(String fault, long seed, int emails) {
        return rows.stream()
                .filter(row -> row.fault().equals(fault) && row.seed() == seed && row.emails() == emails)
                .findFirst();
    }

    void add(FaultResult row) {
        rows.add(row);
    }

    List<FaultResult> all() {
        return List.copyOf(rows);
    }

    void write(Path json) throws IOException {
        Files.writeString(json, Json.ASCII.writeValueAsString(rows) + "\n");
    }
}
