package io.gitproc.model.unit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A word out of a short list, as the value of a directive. The enums of such words are this. */
interface Keyword {

    /** Of the enum: {@code CONTROL_GROUP}. */
    String name();

    /** As in a unit file: {@code control-group}. */
    default String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that is written so. */
    static <K extends Keyword> Optional<K> parse(List<K> all, String text) {
        return all.stream().filter(keyword -> keyword.text().equals(text)).findFirst();
    }

    /** {@code write no, restart or yes}. */
    static String hint(List<? extends Keyword> all) {
        String last = all.get(all.size() - 1).text();
        return all.subList(0, all.size() - 1).stream()
                .map(Keyword::text)
                .collect(Collectors.joining(", ", "write ", " or " + last));
    }
}
