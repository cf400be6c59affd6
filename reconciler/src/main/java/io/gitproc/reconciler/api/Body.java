package io.gitproc.reconciler.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The body of a {@code POST}: nothing, or a JSON object of texts, truth values and nulls.
 *
 * @param fields those that are not null; truth values as {@code true} and {@code false}
 */
record Body(SortedMap<String, String> fields) {
    static final int BYTES_MAX = 64 * 1024;

    private static final int TEXT_MAX = 1000;
    private static final JsonFactory FACTORY = new JsonFactory();

    Body {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** Only these fields are understood: a mistyped one is not passed over. */
    static Body parse(byte[] json, List<String> understood) throws FaultException {
        SortedMap<String, String> fields = new TreeMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            read(parser, understood, fields);
        } catch (JsonProcessingException e) {
            throw bad("the body is not JSON: " + e.getOriginalMessage(), "");
        } catch (IOException e) {
            throw bad("the body is not JSON", "");
        }
        return new Body(fields);
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    boolean isTrue(String field) {
        return text(field).filter("true"::equals).isPresent();
    }

    private static void read(JsonParser parser, List<String> understood, SortedMap<String, String> fields)
            throws IOException, FaultException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw bad("the body is not a JSON object", "");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            field(parser, understood, fields);
        }
        if (parser.nextToken() != null) {
            throw bad("the body has more than one JSON object", "");
        }
    }

    private static void field(JsonParser parser, List<String> understood, SortedMap<String, String> fields)
            throws IOException, FaultException {
        String name = parser.currentName();
        if (!understood.contains(name)) {
            throw bad("unknown field " + name, "understood: " + String.join(", ", understood));
        }
        JsonToken value = parser.nextToken();
        if (!value.isScalarValue() || value.isNumeric()) {
            throw bad(name + " is neither a text nor a truth value", "");
        }
        if (parser.getText().length() > TEXT_MAX) {
            throw bad(name + " has more than " + TEXT_MAX + " characters", "");
        }
        if (value != JsonToken.VALUE_NULL) {
            fields.put(name, parser.getText());
        }
    }

    private static FaultException bad(String message, String hint) {
        return new FaultException(Fault.badRequest(message, hint));
    }
}
