package io.gitproc.executors;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * One record: lines of {@code key=value}. A backslash, a newline and a carriage return in a value are written as
 * {@code \\}, {@code \n} and {@code \r}, so that no value can add a line. Lines that are not of the form are passed over.
 */
public final class RecordText {
    private static final long NANOS = 1_000_000_000L;

    private final SortedMap<String, String> values;

    private RecordText(SortedMap<String, String> values) {
        this.values = values;
    }

    /** Without any line. */
    public static RecordText empty() {
        return new RecordText(Collections.emptySortedMap());
    }

    /** Of what happened then. */
    public static RecordText at(Instant now) {
        return empty().with("at", now);
    }

    public static RecordText parse(String text) {
        SortedMap<String, String> values = new TreeMap<>();
        StringTokenizer lines = new StringTokenizer(text, "\n\r");
        while (lines.hasMoreTokens()) {
            String line = lines.nextToken();
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), unescaped(line.substring(equals + 1)));
            }
        }
        return new RecordText(values);
    }

    public RecordText with(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(key, value);
        return new RecordText(more);
    }

    public RecordText with(String key, long value) {
        return with(key, Long.toString(value));
    }

    /** As nanoseconds since 1970, in the form of the launcher. */
    public RecordText with(String key, Instant value) {
        return with(key, Math.addExact(Math.multiplyExact(value.getEpochSecond(), NANOS), value.getNano()));
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Empty when it is missing or not a number of 64 bits. */
    public Optional<Long> number(String key) {
        return text(key).flatMap(RecordText::parsed);
    }

    public Optional<Instant> instant(String key) {
        return number(key)
                .map(nanos -> Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
    }

    private static Optional<Long> parsed(String digits) {
        try {
            return Optional.of(Long.valueOf(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String value) {
        return value.indexOf('\\') < 0 ? value : plain(value);
    }

    private static String plain(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                text.append(plain(value.charAt(i)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static char plain(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escape;
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) ->
                text.append(key).append('=').append(escaped(value)).append('\n'));
        return text.toString();
    }
}
