package io.gitproc.reconciler.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Members of an object; of what is not there they say {@code null}. */
record JsonFields(JsonGenerator out) {

    void text(String key, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(key, value.get().toString());
        } else {
            out.writeNullField(key);
        }
    }

    void number(String key, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(key, value.getAsInt());
        } else {
            out.writeNullField(key);
        }
    }

    void texts(String key, List<String> values) throws IOException {
        out.writeArrayFieldStart(key);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }
}
