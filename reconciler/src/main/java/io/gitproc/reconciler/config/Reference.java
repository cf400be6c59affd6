package io.gitproc.reconciler.config;

import java.util.stream.Collectors;

/** The table of keys as people read it. */
public final class Reference {
    private final Surroundings surroundings;

    /** With the defaults that hold in these surroundings. */
    public Reference(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The example file: every key with its default, commented out. */
    public String yaml() {
        return "# GitProc's configuration. Each key is shown with its default.\n\n"
                + Keys.ALL.stream().map(this::commented).collect(Collectors.joining("\n"));
    }

    private String commented(Key<?> key) {
        return "# " + key.doc() + "\n#" + key.name() + ": " + key.standard(surroundings) + "\n";
    }
}
