package io.gitproc.executors.portable;

import com.sun.management.OperatingSystemMXBean;
import io.gitproc.executors.Account;
import io.gitproc.executors.HostFacts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be known of a host by Java alone. */
final class Survey {
    /** Stands for a user where users have no numbers. It is not root's, so nothing is assumed to be allowed. */
    private static final long NO_NUMBER = 65534;

    /** No kernel of Unix has more; a unit that asks for a share is told of it as not enforced. */
    private static final long TASKS = 1L << 22;

    private static final String KERNEL = "/proc/sys/kernel/";

    private Survey() {}

    /** @param owned a folder that the daemon has made, by which it knows its own numbers */
    static HostFacts of(Path owned) {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new HostFacts(
                hostName(),
                bootId(),
                user(owned),
                machine.getTotalMemorySize(),
                machine.getTotalSwapSpaceSize(),
                TASKS,
                machine.getAvailableProcessors(),
                Unenforced.sentences());
    }

    private static String hostName() {
        return ProcFolder.read(Path.of(KERNEL + "hostname"))
                .map(String::strip)
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .orElseGet(Survey::localHost);
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Elsewhere than on Linux the first process of the system began with the boot. */
    static String bootId() {
        return ProcFolder.read(Path.of(KERNEL + "random/boot_id"))
                .map(String::strip)
                .or(() -> ProcessHandle.of(1)
                        .flatMap(first -> first.info().startInstant())
                        .map(at -> "since-" + at.getEpochSecond()))
                .orElse("unknown");
    }

    private static Account user(Path owned) {
        long gid = number(owned, "unix:gid");
        String name = System.getProperty("user.name", "unknown");
        String home = System.getProperty("user.home", "/");
        String shell = Optional.ofNullable(System.getenv("SHELL")).orElse("/bin/sh");
        return new Account(name, number(owned, "unix:uid"), gid, List.of(gid), home, shell);
    }

    /** Windows has no view of files that is called so. */
    private static long number(Path owned, String attribute) {
        try {
            return (Integer) Files.getAttribute(owned, attribute, LinkOption.NOFOLLOW_LINKS) & 0xffffffffL;
        } catch (IOException | UnsupportedOperationException e) {
            return NO_NUMBER;
        }
    }
}
