package io.gitproc.reconciler.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One line of JSON: an object of texts and numbers. ASCII, so that it harms no terminal. */
final class FlatJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> NUMBERS = List.of("v", "restarts");

    private FlatJson() {}

    /** Ends in a line break. */
    static byte[] line(Map<String, String> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                out.writeFieldName(field.getKey());
                value(out, field);
            }
            out.writeEndObject();
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void value(JsonGenerator out, Map.Entry<String, String> field) throws IOException {
        if (NUMBERS.contains(field.getKey())) {
            out.writeNumber(field.getValue());
        } else {
            out.writeString(field.getValue());
        }
    }

    /** Empty when it is anything else. */
    static Optional<SortedMap<String, String>> parse(byte[] line) {
        try (JsonParser parser = FACTORY.createParser(line)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? fields(parser) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static Optional<SortedMap<String, String>> fields(JsonParser parser) throws IOException {
        SortedMap<String, String> fields = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!parser.nextToken().isScalarValue()) {
                return Optional.empty();
            }
            fields.put(name, parser.getText());
        }
        boolean isWhole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return isWhole ? Optional.of(fields) : Optional.empty();
    }
}
