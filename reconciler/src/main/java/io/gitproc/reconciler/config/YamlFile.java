package io.gitproc.reconciler.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One mapping of keys to values, in JSON ({@code *.json}) or YAML (any other name).
 *
 * @param path of the file
 */
record YamlFile(Path path) {
    private static final int BYTES_MAX = 1 << 20;

    /** Takes the values. */
    @FunctionalInterface
    interface Reader {
        /** @param parser at the key; is to be left at the last token of the value */
        void key(String key, JsonParser parser) throws IOException, ConfigurationException;
    }

    void read(Reader reader) throws ConfigurationException {
        try (JsonParser parser = factory().createParser(content())) {
            if (parser.nextToken() != null) {
                mapping(parser, reader);
            }
        } catch (JsonProcessingException e) {
            throw error(e.getLocation(), "syntax error: " + firstLine(e.getOriginalMessage()), "");
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + path + ": " + Causes.of(e), "");
        }
    }

    private String content() throws IOException, ConfigurationException {
        if (Files.size(path) > BYTES_MAX) {
            throw new ConfigurationException(path + ": error: has more than 1 MiB", "is it the right file?");
        }
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    }

    /** YAML reads JSON too, but not one that is indented by tabs. */
    private JsonFactory factory() {
        return path.toString().endsWith(".json") ? new JsonFactory() : new YAMLFactory();
    }

    private void mapping(JsonParser parser, Reader reader) throws IOException, ConfigurationException {
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
            reader.key(parser.currentName(), parser);
        }
        if (parser.nextToken() != null) {
            throw error(parser.currentTokenLocation(), "more than one mapping", "keep one");
        }
    }

    ConfigurationException error(JsonLocation location, String message, String hint) {
        return new ConfigurationException(place(location) + ": error: " + message, hint);
    }

    String place(JsonLocation location) {
        return path + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
