package io.gitproc.executors.records;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The mode of a new file, on systems whose files have one; elsewhere it inherits who may use it from its folder. */
public final class PrivateMode {
    private static final boolean IS_KNOWN =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateMode() {}

    /** Whether files have modes here. */
    public static boolean isKnown() {
        return IS_KNOWN;
    }

    /**
     * For a file that is about to be made; nothing where files have no mode.
     *
     * @param mode such as {@code rw-r-----}
     */
    public static FileAttribute<?>[] of(String mode) {
        return IS_KNOWN
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
