package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Capabilities of Linux 6: capabilities(7).
 *
 * @param mask one bit for each, by number from 0 to 40
 */
public record CapabilitySet(long mask) {
    /** By number. */
    private static final List<String> NAMES =
            List.of("CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE"
                    .concat(" NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO")
                    .concat(" SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME")
                    .concat(" SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN")
                    .concat(" SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE")
                    .split(" ", -1));

    private static final String PREFIX = "CAP_";

    public static final CapabilitySet NONE = new CapabilitySet(0);
    public static final CapabilitySet ALL = new CapabilitySet((1L << NAMES.size()) - 1);

    public CapabilitySet {
        if (mask < 0 || mask >= 1L << NAMES.size()) {
            throw new IllegalArgumentException("unknown capabilities: " + Long.toHexString(mask));
        }
    }

    /** The set of one, {@code CAP_NET_ADMIN} in either case of letters. */
    public static Optional<CapabilitySet> named(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        int number = upper.startsWith(PREFIX) ? NAMES.indexOf(upper.substring(PREFIX.length())) : -1;
        return number < 0 ? Optional.empty() : Optional.of(new CapabilitySet(1L << number));
    }

    public boolean isEmpty() {
        return mask == 0;
    }

    public boolean isAll() {
        return equals(ALL);
    }

    public CapabilitySet with(CapabilitySet others) {
        return new CapabilitySet(mask | others.mask);
    }

    public CapabilitySet without(CapabilitySet others) {
        return new CapabilitySet(mask & ~others.mask);
    }

    /** By number: {@code CAP_KILL CAP_SETUID}. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < NAMES.size(); number++) {
            if ((mask >> number & 1) == 1) {
                names.add(PREFIX + NAMES.get(number));
            }
        }
        return String.join(" ", names);
    }
}
