package io.gitproc.reconciler.source;

import java.util.Optional;

/**
 * For which hosts files are examined.
 *
 * @param only one; without it, every host that the files tell of
 */
public record Hosts(Optional<Scope> only) {
    /** Every host and every label that has a folder. */
    public static Hosts all() {
        return new Hosts(Optional.empty());
    }

    public static Hosts only(Scope host) {
        return new Hosts(Optional.of(host));
    }
}
