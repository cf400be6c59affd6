package io.gitproc.reconciler.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.os.Disk;
import io.gitproc.reconciler.os.DurableFile;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds as JSON in one file, written whole.
 *
 * <p>A file that cannot be read stops the daemon before it acts: to go on without it would start what a person stopped.
 */
public final class StateFile implements StateStore {
    private static final int VERSION = 2;
    private static final int OLDEST_VERSION = 1;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final Disk disk;
    private final Path file;

    public StateFile(Path file) {
        this(Disk.ofHost(), file);
    }

    public StateFile(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    @Override
    public SortedMap<UnitName, Hold> read() throws StateException {
        try {
            return holds(json.readTree(disk.read(file)));
        } catch (NoSuchFileException none) {
            return new TreeMap<>();
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException broken) {
            throw unreadable("it is damaged");
        } catch (IOException failure) {
            throw unreadable(Causes.of(failure));
        }
    }

    private SortedMap<UnitName, Hold> holds(JsonNode root) throws StateException {
        int version = root.path("version").asInt(0);
        if (version > VERSION) {
            throw unreadable("it was written by a newer version");
        }
        if (version < OLDEST_VERSION || !root.path("holds").isArray()) {
            throw unreadable("it is damaged");
        }
        SortedMap<UnitName, Hold> holds = new TreeMap<>();
        root.path("holds").forEach(node -> {
            Hold hold = hold(node);
            holds.put(hold.unit(), hold);
        });
        return holds;
    }

    private static Hold hold(JsonNode node) {
        return new Hold(
                UnitName.of(node.path("unit").asText()),
                node.path("by").asText(),
                node.path("reason").asText(),
                Instant.parse(node.path("since").asText()),
                text(node, "until").map(Instant::parse),
                text(node, "commit").map(CommitId::new));
    }

    /** What version 1 did not know is missing. */
    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }

    private StateException unreadable(String cause) {
        return new StateException(
                "cannot read " + file + ": " + cause,
                "it holds what was stopped by hand; to start without it, move it away");
    }

    @Override
    public void write(SortedMap<UnitName, Hold> holds) throws StateException {
        try {
            DurableFile.write(disk, file, json.writerWithDefaultPrettyPrinter().writeValueAsString(root(holds)));
        } catch (IOException failure) {
            throw new StateException(
                    "cannot write " + file + ": " + failure.getMessage(), "see that the disk has room and is writable");
        }
    }

    private ObjectNode root(SortedMap<UnitName, Hold> holds) {
        ObjectNode root = json.createObjectNode().put("version", VERSION);
        ArrayNode list = root.putArray("holds");
        holds.values().forEach(hold -> write(hold, list.addObject()));
        return root;
    }

    private static void write(Hold hold, ObjectNode node) {
        node.put("unit", hold.unit().value())
                .put("by", hold.by())
                .put("reason", hold.reason())
                .put("since", hold.since().toString());
        hold.until().ifPresent(until -> node.put("until", until.toString()));
        hold.commit().ifPresent(commit -> node.put("commit", commit.value()));
    }
}
