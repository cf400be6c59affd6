package io.gitproc.reconciler.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as programs read it.
 *
 * @param host the name of this host
 */
record EventJson(String host) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** One line. What does not apply is missing. */
    String of(Event event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", event.id());
        fields.put("host", host);
        fields.put("status", event.status().word());
        fields.put("kind", event.topic().word());
        event.unit().ifPresent(unit -> fields.put("unit", unit));
        event.commit().ifPresent(commit -> fields.put("commit", commit.value()));
        event.stage().ifPresent(stage -> fields.put("stage", stage.word()));
        fields.put("at", event.at().toString());
        fields.put("message", event.message());
        if (!event.hint().isEmpty()) {
            fields.put("hint", event.hint());
        }
        return object(fields) + "\n";
    }

    /** In the order of the map. */
    static String object(Map<String, String> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            for (var field : fields.entrySet()) {
                out.writeStringField(field.getKey(), field.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }
}
