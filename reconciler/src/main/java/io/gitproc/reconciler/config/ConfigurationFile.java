package io.gitproc.reconciler.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gitproc.model.unit.Nearest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a configuration file says: one mapping of keys to texts. */
final class ConfigurationFile implements YamlFile.Reader {
    private final YamlFile file;
    private final SortedMap<String, Entry> entries = new TreeMap<>();

    private ConfigurationFile(YamlFile file) {
        this.file = file;
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
        ConfigurationFile configuration = new ConfigurationFile(new YamlFile(path));
        configuration.file.read(configuration);
        return configuration;
    }

    Optional<Entry> entry(Key<?> key) {
        return Optional.ofNullable(entries.get(key.name()));
    }

    @Override
    public void key(String key, JsonParser parser) throws IOException, ConfigurationException {
        JsonLocation place = parser.currentTokenLocation();
        if (Keys.named(key).isEmpty()) {
            throw file.error(place, "unknown key " + key, suggestion(key));
        }
        if (entries.containsKey(key)) {
            throw file.error(place, key + " is given twice", "keep one of them");
        }
        if (!isText(parser.nextToken())) {
            throw file.error(
                    parser.currentTokenLocation(), key + " is not a text", "write it in quotes: " + key + ": \"…\"");
        }
        entries.put(key, new Entry(key, parser.getText(), file.place(parser.currentTokenLocation())));
    }

    /** A number is one too, and a truth value: they need no quotes. */
    private static boolean isText(JsonToken value) {
        return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT || value.isBoolean();
    }

    private static String suggestion(String key) {
        return Nearest.to(key, Keys.ALL.stream().map(Key::name))
                .map(name -> "did you mean " + name + "?")
                .orElse("gitproc help configuration lists them");
    }
}
