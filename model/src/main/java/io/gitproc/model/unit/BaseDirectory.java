package io.gitproc.model.unit;

import java.util.List;

/** A place below which services have directories of their own. Source: systemd.exec(5), for system services. */
public enum BaseDirectory {
    RUNTIME("/run"),
    STATE("/var/lib"),
    CACHE("/var/cache"),
    LOGS("/var/log"),
    CONFIGURATION("/etc");

    private final String path;

    BaseDirectory(String path) {
        this.path = path;
    }

    /** Absolute. */
    public String path() {
        return path;
    }

    /** {@code RUNTIME_DIRECTORY}: where a service finds the paths of its own, with colons between them. */
    public String variable() {
        return name() + "_DIRECTORY";
    }

    /** Absolute paths of the directories with these names, in the same order. */
    public List<String> below(List<String> names) {
        return names.stream().map(name -> path + "/" + name).toList();
    }
}
