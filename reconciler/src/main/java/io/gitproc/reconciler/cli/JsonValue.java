package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the daemon says, read whole. What is not there reads as empty: an older or newer daemon may say less.
 *
 * @param text of a scalar; empty for null, arrays and objects
 */
record JsonValue(Optional<String> text, List<JsonValue> items, Map<String, JsonValue> fields) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonValue NOTHING = new JsonValue(Optional.empty(), List.of(), Map.of());

    static JsonValue parse(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    JsonValue at(String key) {
        return fields.getOrDefault(key, NOTHING);
    }

    /** The text of a field; empty when it is missing or null. */
    String word(String key) {
        return at(key).text().orElse("");
    }

    /** The text of a field that may be missing or null. */
    Optional<String> maybe(String key) {
        return at(key).text();
    }

    boolean isTrue(String key) {
        return word(key).equals("true");
    }

    /** The object of a field that may be missing or null. */
    Optional<JsonValue> object(String key) {
        return Optional.of(at(key)).filter(value -> !value.fields().isEmpty());
    }

    List<String> words(String key) {
        return at(key).items().stream().flatMap(item -> item.text().stream()).toList();
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            return array(parser);
        }
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        return token == null || token == JsonToken.VALUE_NULL
                ? NOTHING
                : new JsonValue(Optional.of(parser.getText()), List.of(), Map.of());
    }

    private static JsonValue array(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonValue(Optional.empty(), items, Map.of());
    }

    private static JsonValue object(JsonParser parser) throws IOException {
        Map<String, JsonValue> fields = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            fields.put(key, value(parser));
        }
        return new JsonValue(Optional.empty(), List.of(), fields);
    }
}
