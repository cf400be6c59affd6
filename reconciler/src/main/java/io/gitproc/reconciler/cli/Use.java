package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.reconciler.text.ByteSize;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a unit uses, in few words. What nothing counts is empty.
 *
 * @param json the object {@code resources}, or nothing
 */
record Use(Optional<JsonValue> json) {
    private static final double PERCENT = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?");

    /** Since the look before, of one processor. */
    Optional<Double> cpuPercent() {
        return word("cpuPercent").map(Double::valueOf);
    }

    Optional<Long> number(String key) {
        return word(key).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    private Optional<String> word(String key) {
        return json.flatMap(use -> use.maybe(key));
    }

    /** Bytes that were read and written; for order. */
    Optional<Long> io() {
        return number("ioRead").flatMap(read -> number("ioWritten").map(written -> read + written));
    }

    /** {@code 12.5 %}. */
    Optional<String> cpuWords() {
        return cpuPercent().map(percent -> String.format(Locale.ROOT, "%.1f %%", percent));
    }

    Optional<String> size(String key) {
        return number(key).map(ByteSize::of);
    }

    /** How full it is, of its limit: {@code 35 %}. */
    Optional<String> memoryShare() {
        return number("memoryMax")
                .filter(max -> max > 0)
                .flatMap(max ->
                        number("memory").map(used -> String.format(Locale.ROOT, "%.0f %%", PERCENT * used / max)));
    }

    /** {@code 12.5 % of a processor, 1min 30s in all}. */
    Optional<String> cpuLine() {
        Optional<String> total =
                number("cpuMicros").map(micros -> seconds(Duration.ofNanos(micros * 1000)) + " in all");
        return join(List.of(cpuWords().map(percent -> percent + " of a processor"), total));
    }

    /** {@code 64.0M (peak 100M, limit 128M, 4.0M of it cache)}. */
    Optional<String> memoryLine() {
        Optional<String> more = join(List.of(
                size("memoryPeak").map(peak -> "peak " + peak),
                size("memoryMax").map(max -> "limit " + max),
                size("memoryCache").map(cache -> cache + " of it idle cache")));
        return size("memory")
                .map(memory -> memory + more.map(words -> " (" + words + ")").orElse(""));
    }

    /** {@code 4.0K read, 3.0M written}. */
    Optional<String> ioLine() {
        return join(List.of(
                size("ioRead").map(read -> read + " read"), size("ioWritten").map(written -> written + " written")));
    }

    Optional<String> tasks() {
        return word("tasks").map(Printable::line);
    }

    /** As the daemon said it. */
    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (var field : json.map(JsonValue::fields).orElse(Map.of()).entrySet()) {
            out.writeFieldName(field.getKey());
            write(out, field.getValue().text());
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Optional<String> value) throws IOException {
        if (value.isEmpty()) {
            out.writeNull();
        } else if (NUMBER.matcher(value.get()).matches()) {
            out.writeNumber(value.get());
        } else {
            out.writeString(value.get());
        }
    }

    private static Optional<String> join(List<Optional<String>> clauses) {
        return clauses.stream().flatMap(Optional::stream).reduce((one, next) -> one + ", " + next);
    }

    private static String seconds(Duration time) {
        return time.toMinutes() > 0
                ? time.toMinutes() + "min " + time.toSecondsPart() + "s"
                : String.format(Locale.ROOT, "%.1fs", time.toMillis() / 1000.0);
    }
}
