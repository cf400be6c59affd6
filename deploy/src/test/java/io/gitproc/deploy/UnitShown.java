package io.gitproc.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** A unit as the daemon shows it. */
record UnitShown(JsonNode json) {

    String state() {
        return json.get("state").asText();
    }

    String health() {
        return json.get("health").asText();
    }

    /** Fails when there is none. */
    long pid() {
        if (json.get("pid").isNull()) {
            throw new AssertionError("no pid: " + json);
        }
        return json.get("pid").asLong();
    }

    String commit() {
        return json.get("commit").asText();
    }

    String reason() {
        return json.get("reason").asText();
    }

    Instant since() {
        return Instant.parse(json.get("since").asText());
    }

    int restarts() {
        return json.get("restarts").asInt();
    }

    /** Why the previous process ended; {@code null} in words when none has. */
    String lastCause() {
        return json.path("lastExit").path("cause").asText("null");
    }

    List<String> notes() {
        return texts("notes");
    }

    List<String> errors() {
        return texts("errors");
    }

    private List<String> texts(String key) {
        return StreamSupport.stream(json.get(key).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
