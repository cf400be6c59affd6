package io.gitproc.reconciler.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.executors.Resources;
import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a unit uses, as JSON; what nothing counts is {@code null}. */
record ResourcesJson(JsonGenerator out) {
    private static final int NANOS_A_MICRO = 1000;

    void write(Optional<UnitResources> resources) throws IOException {
        if (resources.isEmpty()) {
            out.writeNull();
            return;
        }
        Resources used = resources.get().used();
        out.writeStartObject();
        out.writeStringField("at", resources.get().at().toString());
        percent("cpuPercent", resources.get().cpuPercent());
        number("cpuMicros", used.cpu().map(time -> time.toNanos() / NANOS_A_MICRO));
        bytes("memory", used.memory());
        bytes("memoryCache", used.memoryCache());
        bytes("memoryPeak", used.memoryPeak());
        bytes("memoryMax", used.memoryMax());
        bytes("ioRead", used.ioRead());
        bytes("ioWritten", used.ioWritten());
        number("tasks", used.tasks().stream().boxed().findFirst());
        out.writeEndObject();
    }

    void samples(List<UnitResources.Sample> samples) throws IOException {
        out.writeStartArray();
        for (UnitResources.Sample sample : samples) {
            out.writeStartObject();
            out.writeStringField("at", sample.at().toString());
            percent("cpuPercent", sample.cpuPercent());
            bytes("memory", sample.memory());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void bytes(String key, Optional<Bytes> size) throws IOException {
        number(key, size.map(Bytes::value));
    }

    private void number(String key, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(key, value.get());
        } else {
            out.writeNullField(key);
        }
    }

    /** In tenths: more digits are noise. */
    private void percent(String key, OptionalDouble percent) throws IOException {
        if (percent.isPresent()) {
            out.writeNumberField(key, Math.round(percent.getAsDouble() * 10) / 10.0);
        } else {
            out.writeNullField(key);
        }
    }
}
