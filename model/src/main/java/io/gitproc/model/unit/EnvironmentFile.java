package io.gitproc.model.unit;

/**
 * A reference to a file of variables: {@code EnvironmentFile=} of systemd.exec(5). The file is read anew at each start.
 *
 * @param path absolute; may hold the wildcards of glob(7)
 * @param optional whether the file may be missing
 */
public record EnvironmentFile(String path, boolean optional) {

    /** As in a unit file: {@code -/etc/default/web} when the file may be missing. */
    @Override
    public String toString() {
        return optional ? "-" + path : path;
    }
}
