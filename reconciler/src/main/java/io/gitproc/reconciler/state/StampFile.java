package io.gitproc.reconciler.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitproc.model.plan.Stamp;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stamps of all timers as JSON in one file, written whole.
 *
 * <p>One that is damaged stops nobody: its timers count as new, so that at most what was missed while the host was off is
 * not made up for. One of a newer version stops the daemon, which would write it without what it does not know.
 */
public final class StampFile implements StampStore {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final int VERSION = 1;
    private static final String HINT = "it holds which slots of timers are served; to start without it, move it away";
    /** No clock shows it, and spans can be added to it. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final Disk disk;
    private final Path file;

    public StampFile(Path file) {
        this(Disk.ofHost(), file);
    }

    public StampFile(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    @Override
    public SortedMap<UnitName, Stamp> read() throws StateException {
        try {
            return stamps(json.readTree(disk.read(file)));
        } catch (NoSuchFileException none) {
            return new TreeMap<>();
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException broken) {
            LOG.warn("{} is damaged: each timer counts as new", file);
            return new TreeMap<>();
        } catch (IOException failure) {
            throw new StateException("cannot read " + file + ": " + Causes.of(failure), HINT);
        }
    }

    private SortedMap<UnitName, Stamp> stamps(JsonNode root) throws StateException {
        int version = root.path("version").asInt(0);
        if (version > VERSION) {
            throw new StateException("cannot read " + file + ": it was written by a newer version", HINT);
        }
        if (version < VERSION || !root.path("timers").isArray()) {
            throw new IllegalArgumentException("not a file of stamps");
        }
        SortedMap<UnitName, Stamp> stamps = new TreeMap<>();
        root.path("timers")
                .forEach(node -> stamps.put(UnitName.of(node.path("unit").asText()), stamp(node)));
        return stamps;
    }

    private static Stamp stamp(JsonNode node) {
        return new Stamp(
                time(node.path("seen")),
                Optional.ofNullable(node.get("slot")).map(StampFile::time),
                node.path("boot").asText(),
                node.path("passed").asBoolean());
    }

    private static Instant time(JsonNode node) {
        Instant time = Instant.parse(node.asText());
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new DateTimeException("not a time of a clock: " + time);
        }
        return time;
    }

    @Override
    public void write(SortedMap<UnitName, Stamp> stamps) throws StateException {
        try {
            DurableFile.write(disk, file, json.writeValueAsString(root(stamps)));
        } catch (IOException failure) {
            throw new StateException(
                    "cannot write " + file + ": " + failure.getMessage(), "see that the disk has room and is writable");
        }
    }

    private ObjectNode root(SortedMap<UnitName, Stamp> stamps) {
        ObjectNode root = json.createObjectNode().put("version", VERSION);
        ArrayNode list = root.putArray("timers");
        stamps.forEach((unit, stamp) -> write(unit, stamp, list.addObject()));
        return root;
    }

    private static void write(UnitName unit, Stamp stamp, ObjectNode node) {
        node.put("unit", unit.value()).put("seen", stamp.seen().toString());
        stamp.slot().ifPresent(slot -> node.put("slot", slot.toString()));
        node.put("boot", stamp.boot()).put("passed", stamp.passed());
    }
}
