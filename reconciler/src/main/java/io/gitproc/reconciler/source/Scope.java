package io.gitproc.reconciler.source;

import io.gitproc.reconciler.config.HostIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a repository is for one host: what is common, the folders of its labels and its own.
 *
 * @param host its name; without one, only what is common and what its labels say
 */
public record Scope(Optional<String> host, SortedSet<String> labels) {
    public Scope {
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }

    /** What every host has. */
    public static Scope common() {
        return new Scope(Optional.empty(), new TreeSet<>());
    }

    public static Scope of(HostIdentity host) {
        return new Scope(Optional.of(host.name()), host.labels());
    }

    public static Scope of(String host, Collection<String> labels) {
        return new Scope(Optional.of(host), new TreeSet<>(labels));
    }

    /** Of a host of which nothing is known but one label. */
    static Scope ofLabel(String label) {
        return new Scope(Optional.empty(), new TreeSet<>(Collections.singleton(label)));
    }

    /** What counts here, in the order of precedence. */
    public List<Level> levels() {
        List<Level> levels = new ArrayList<>(List.of(Level.COMMON));
        labels.forEach(label -> levels.add(Level.group(label)));
        host.ifPresent(name -> levels.add(Level.host(name)));
        return levels;
    }

    /** For people: {@code host web1 (labels: eu, web)}. */
    @Override
    public String toString() {
        String with = labels.isEmpty() ? "" : " (labels: " + String.join(", ", labels) + ")";
        return host.map(name -> "host " + name).orElse("any host") + with;
    }
}
