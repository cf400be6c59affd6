package io.gitproc.executors.linux;

import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of the memory controller that holds a number of bytes. */
final class MemoryFile {
    /** The largest page of any architecture: the kernel rounds a limit down to a page. */
    private static final long PAGE_MAX = 64 * 1024;

    private MemoryFile() {}

    static long read(Path file) throws IOException {
        return Long.parseLong(CgroupFile.read(file));
    }

    /** Writes a limit and reads it back. */
    static Optional<String> set(Path file, Bytes wanted) throws IOException {
        CgroupFile.write(file, Long.toString(wanted.value()));
        String applied = CgroupFile.read(file);
        return isNear(applied, wanted.value()) ? Optional.empty() : Optional.of("the kernel applied " + applied);
    }

    private static boolean isNear(String applied, long bytes) {
        if (!applied.matches("[0-9]{1,18}")) {
            return false;
        }
        long limit = Long.parseLong(applied);
        return limit <= bytes && limit > bytes - PAGE_MAX;
    }

    /** Why a limit is not set that the service is above already: setting it would kill it. */
    static String inUse(long bytes) {
        return new Bytes(bytes) + " are in use, so it needs a restart";
    }
}
