package io.gitproc.reconciler.config;

import java.nio.file.Path;
import java.util.List;
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
        return "# GitProc's configuration. Every key is shown with its default for root; remove the # to change one.\n"
                + "# Read from ~/.gitproc/config.json, else from /etc/gitproc/config.yaml, or from the file that --config names.\n\n"
                + Keys.ALL.stream().map(this::commented).collect(Collectors.joining("\n"));
    }

    /** Every key, for {@code gitproc help configuration}. */
    public String text() {
        List<Path> candidates = Configuration.candidates(surroundings);
        return "Read from " + candidates.get(0) + ", else from " + candidates.get(1)
                + ", or from the file that --config names.\nJSON (*.json) or YAML. ~ is the home, other paths are relative to the file.\n\n"
                + Keys.ALL.stream().map(this::row).collect(Collectors.joining("\n"));
    }

    private String row(Key<?> key) {
        String standard = key.standard(surroundings);
        return key.name() + "\n    " + key.doc() + "\n    Default: " + (standard.isEmpty() ? "none" : standard) + "\n";
    }

    private String commented(Key<?> key) {
        String standard = key.standard(surroundings);
        return "# " + key.doc() + "\n#" + key.name() + ": " + (standard.isEmpty() ? "\"\"" : standard) + "\n";
    }
}
