package io.gitproc.reconciler.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What tells this host from others, and stays when it boots: machine-id(5), or else its name. */
public final class HostId {
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");

    private HostId() {}

    /** Never empty. */
    public static String read() {
        return machineId().or(HostId::name).orElse("localhost");
    }

    private static Optional<String> machineId() {
        try {
            return Optional.of(Files.readString(MACHINE_ID).strip()).filter(id -> !id.isEmpty());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The kernel's, without asking a name server. */
    private static Optional<String> name() {
        try {
            return Optional.of(Files.readString(Path.of("/proc/sys/kernel/hostname"))
                            .strip())
                    .filter(name -> !name.isEmpty());
        } catch (IOException none) {
            return Optional.ofNullable(System.getenv("COMPUTERNAME"));
        }
    }
}
