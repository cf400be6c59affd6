package io.gitproc.reconciler.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.os.DurableFile;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one receiver was told, over the death of the daemon. Without it things are told again: no reason to stop. */
final class ToldFile {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    ToldFile(Path file) {
        this.file = file;
    }

    Told read() {
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            return new Told(open(root), stages(root));
        } catch (NoSuchFileException none) {
            return Told.nothing();
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException broken) {
            LOG.warn("notify: {} is damaged: what lasts is told again", file);
            return Told.nothing();
        } catch (IOException failure) {
            LOG.warn("notify: cannot read {}: {}; what lasts is told again", file, Causes.of(failure));
            return Told.nothing();
        }
    }

    private static SortedMap<String, Told.Open> open(JsonNode root) {
        SortedMap<String, Told.Open> open = new TreeMap<>();
        root.path("open")
                .forEach(node -> condition(node)
                        .ifPresent(condition -> open.put(
                                condition.key(),
                                new Told.Open(
                                        condition,
                                        Instant.parse(node.path("since").asText()),
                                        Optional.empty()))));
        return open;
    }

    /** One of a topic that only a newer GitProc knows is passed over. */
    private static Optional<Condition> condition(JsonNode node) {
        return Topic.parse(node.path("kind").asText())
                .map(topic -> new Condition(
                        node.path("key").asText(),
                        topic,
                        text(node, "unit"),
                        text(node, "commit").map(CommitId::new),
                        node.path("message").asText(),
                        node.path("hint").asText()));
    }

    private static SortedMap<String, Stage> stages(JsonNode root) {
        SortedMap<String, Stage> stages = new TreeMap<>();
        root.path("stages")
                .properties()
                .forEach(field ->
                        Stage.parse(field.getValue().asText()).ifPresent(stage -> stages.put(field.getKey(), stage)));
        return stages;
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText()).filter(text -> !text.isEmpty());
    }

    void write(Told told) {
        ObjectNode root = json.createObjectNode();
        var open = root.putArray("open");
        told.open().values().forEach(it -> write(it, open.addObject()));
        ObjectNode stages = root.putObject("stages");
        told.stages().forEach((commit, stage) -> stages.put(commit, stage.word()));
        try {
            DurableFile.write(file, json.writeValueAsString(root));
        } catch (IOException e) {
            LOG.warn("notify: cannot write {}: {}; after a restart things may be told again", file, Causes.of(e));
        }
    }

    private static void write(Told.Open open, ObjectNode node) {
        Condition condition = open.condition();
        node.put("key", condition.key())
                .put("kind", condition.topic().word())
                .put("since", open.since().toString())
                .put("message", condition.message())
                .put("hint", condition.hint());
        condition.unit().ifPresent(unit -> node.put("unit", unit));
        condition.commit().ifPresent(commit -> node.put("commit", commit.value()));
    }
}
