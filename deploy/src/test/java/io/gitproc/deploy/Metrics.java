package io.gitproc.deploy;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scrape has, or a query asks for.
 *
 * @param labels by the name of the series, as it is written in a query
 */
record Metrics(SortedMap<String, SortedSet<String>> labels) {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? ");
    private static final Pattern ASKED = Pattern.compile("\\b((?:gitproc|jvm|process)_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("\\b([a-z_]+)(?==|!=)[=!]~?\"");

    /** What every target gets from Prometheus itself. */
    private static final Set<String> OF_THE_TARGET = Set.of("instance", "job");

    static Metrics of(String scrape) {
        return found(SAMPLE.matcher(scrape));
    }

    static Metrics asked(String expressions) {
        return found(ASKED.matcher(expressions));
    }

    private static Metrics found(Matcher matcher) {
        SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
        while (matcher.find()) {
            SortedSet<String> names = labels.computeIfAbsent(matcher.group(1), name -> new TreeSet<>());
            Matcher label = LABEL.matcher(Optional.ofNullable(matcher.group(2)).orElse(""));
            while (label.find()) {
                names.add(label.group(1));
            }
        }
        return new Metrics(labels);
    }

    /** What is asked for here and is not there: {@code gitproc_unit_stat} or {@code gitproc_unit_state: unti}. */
    SortedSet<String> missingIn(Metrics there) {
        SortedSet<String> missing = new TreeSet<>();
        labels.forEach((name, wanted) -> {
            SortedSet<String> has = there.labels.getOrDefault(name, new TreeSet<>());
            if (!there.labels.containsKey(name)) {
                missing.add(name);
            }
            wanted.stream()
                    .filter(label -> !has.contains(label) && !OF_THE_TARGET.contains(label))
                    .forEach(label -> missing.add(name + ": " + label));
        });
        return missing;
    }
}
