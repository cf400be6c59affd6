package io.gitproc.executors;

import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts of units, each parsed once: what runs is looked at again and again, and all invocations of a unit mostly have the
 * same text.
 *
 * <p>At most 8 MiB of text are kept, those that were asked for last. Thread: one.
 */
public final class UnitTexts {
    private static final int TEXTS_MAX = 2048;
    private static final int LENGTH_MAX = 4096;

    private final Map<Text, ParsedUnit> parsed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, ParsedUnit> eldest) {
            return size() > TEXTS_MAX;
        }
    };

    private record Text(UnitName unit, String text) {}

    /** What {@link UnitParser#parse(UnitName, String)} says. */
    public ParsedUnit parse(UnitName unit, String text) {
        return text.length() > LENGTH_MAX
                ? UnitParser.parse(unit, text)
                : parsed.computeIfAbsent(new Text(unit, text), it -> UnitParser.parse(it.unit(), it.text()));
    }
}
