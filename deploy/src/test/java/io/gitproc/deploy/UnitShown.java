package io.gitproc.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** A unit as the daemon shows it. */
public record UnitShown(JsonNode json) {
    String description() {
        return json.get("description").asText();
    }

    public String state() {
        return json.get("state").asText();
    }

    public String health() {
        return json.get("health").asText();
    }

    /** Fails when there is none. */
    public long pid() {
        if (json.get("pid").isNull()) {
            throw new AssertionError("no pid: " + json);
        }
        return json.get("pid").asLong();
    }

    public String commit() {
        return json.get("commit").asText();
    }

    String reason() {
        return json.get("reason").asText();
    }

    Instant since() {
        return Instant.parse(json.get("since").asText());
    }

    public int restarts() {
        return json.get("restarts").asInt();
    }

    /** Why the previous process ended; {@code null} in words when none has. */
    public String lastCause() {
        return json.path("lastExit").path("cause").asText("null");
    }

    public List<String> notes() {
        return texts("notes");
    }

    public List<String> errors() {
        return texts("errors");
    }

    private List<String> texts(String key) {
        return StreamSupport.stream(json.get(key).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
