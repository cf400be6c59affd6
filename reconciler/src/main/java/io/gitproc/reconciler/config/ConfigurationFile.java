package io.gitproc.reconciler.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.text.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One mapping of keys to texts and numbers, in JSON ({@code *.json}) or YAML (any other name). */
final class ConfigurationFile {
    private static final int BYTES_MAX = 1 << 20;

    private final Path path;
    private final SortedMap<String, Entry> entries = new TreeMap<>();

    private ConfigurationFile(Path path) {
        this.path = path;
    }

    /**
     * What the file says of one key.
     *
     * @param key its name in the table
     * @param text the value
     * @param place of the value: {@code config.yaml:3:12}
     */
    record Entry(String key, String text, String place) {}

    static ConfigurationFile read(Path path) throws ConfigurationException {
        ConfigurationFile file = new ConfigurationFile(path);
        file.parse(file.content());
        return file;
    }

    Optional<Entry> entry(Key<?> key) {
        return Optional.ofNullable(entries.get(key.name()));
    }

    private String content() throws ConfigurationException {
        try {
            if (Files.size(path) > BYTES_MAX) {
                throw new ConfigurationException(path + ": error: has more than 1 MiB", "is it the right file?");
            }
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + path + ": " + Causes.of(e), "");
        }
    }

    private void parse(String content) throws ConfigurationException {
        try (JsonParser parser = factory().createParser(content)) {
            if (parser.nextToken() != null) {
                mapping(parser);
            }
        } catch (JsonProcessingException e) {
            throw error(e.getLocation(), "syntax error: " + firstLine(e.getOriginalMessage()), "");
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + path + ": " + Causes.of(e), "");
        }
    }

    /** YAML reads JSON too, but not one that is indented by tabs. */
    private JsonFactory factory() {
        return path.toString().endsWith(".json") ? new JsonFactory() : new YAMLFactory();
    }

    private void mapping(JsonParser parser) throws IOException, ConfigurationException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw error(
                    parser.currentTokenLocation(),
                    "not a mapping of keys to values",
                    "write lines such as branch: main");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            add(parser);
        }
        if (parser.nextToken() != null) {
            throw error(parser.currentTokenLocation(), "more than one mapping", "keep one");
        }
    }

    private void add(JsonParser parser) throws IOException, ConfigurationException {
        String key = parser.currentName();
        JsonLocation place = parser.currentTokenLocation();
        if (Keys.named(key).isEmpty()) {
            throw error(place, "unknown key " + key, suggestion(key));
        }
        if (entries.containsKey(key)) {
            throw error(place, key + " is given twice", "keep one of them");
        }
        if (!isText(parser.nextToken())) {
            throw error(
                    parser.currentTokenLocation(), key + " is not a text", "write it in quotes: " + key + ": \"…\"");
        }
        entries.put(key, new Entry(key, parser.getText(), place(parser.currentTokenLocation())));
    }

    /** A number is one too: seconds need no quotes. */
    private static boolean isText(JsonToken value) {
        return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
    }

    private static String suggestion(String key) {
        return Nearest.to(key, Keys.ALL.stream().map(Key::name))
                .map(name -> "did you mean " + name + "?")
                .orElse("gitproc help configuration lists them");
    }

    private ConfigurationException error(JsonLocation location, String message, String hint) {
        return new ConfigurationException(place(location) + ": error: " + message, hint);
    }

    private String place(JsonLocation location) {
        return path + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
