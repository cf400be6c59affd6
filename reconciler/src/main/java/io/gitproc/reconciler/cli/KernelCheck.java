package io.gitproc.reconciler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Looks at what the kernel offers: cgroups, watches of files, open files.
 *
 * @param root of the file system; another one in tests
 */
record KernelCheck(Path root) {
    private static final long WATCHES_MIN = 8192;
    private static final long INSTANCES_MIN = 64;
    private static final long FILES_MIN = 1024;

    List<Finding> findings() {
        return List.of(cgroups(), watches(), files());
    }

    private Finding cgroups() {
        List<String[]> mounts = lines("proc/mounts").stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > 2 && fields[2].startsWith("cgroup"))
                .toList();
        boolean hasTwo = mounts.stream().anyMatch(fields -> fields[2].equals("cgroup2"));
        boolean hasOne = mounts.stream().anyMatch(fields -> fields[2].equals("cgroup"));
        if (mounts.isEmpty()) {
            return Finding.weak(
                    "cgroups",
                    "none is mounted: limits are not enforced",
                    "mount one: mount -t cgroup2 none /sys/fs/cgroup");
        }
        String layout = hasTwo && hasOne ? "hybrid (v1 and v2)" : hasTwo ? "v2" : "v1";
        return mounts.stream().anyMatch(fields -> Files.isWritable(within(fields[1])))
                ? Finding.good("cgroups", layout)
                : Finding.weak(
                        "cgroups",
                        layout + ", which this user may not write to: limits are not enforced",
                        "run the daemon as root, or delegate a cgroup to this user");
    }

    private Finding watches() {
        return enough(
                "inotify",
                List.of(
                        new Amount("watches", number("proc/sys/fs/inotify/max_user_watches"), WATCHES_MIN),
                        new Amount("instances", number("proc/sys/fs/inotify/max_user_instances"), INSTANCES_MIN)),
                "raise fs.inotify.max_user_watches and max_user_instances with sysctl; until then a push is found by polling");
    }

    private Finding files() {
        OptionalLong most = lines("proc/self/limits").stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split(" {2,}"))
                .filter(columns -> columns.length > 2)
                .mapToLong(columns -> parsed(columns[2]))
                .findFirst();
        return enough(
                "files",
                List.of(new Amount("open files", most, FILES_MIN)),
                "raise the hard limit of open files: LimitNOFILE= of the daemon's unit, or ulimit -Hn");
    }

    /** What there should be enough of. */
    private record Amount(String name, OptionalLong found, long least) {
        boolean isShort() {
            return found.isPresent() && found.getAsLong() < least;
        }

        String words() {
            return found.isEmpty()
                    ? name + " not known"
                    : found.getAsLong() == Long.MAX_VALUE ? "any number of " + name : found.getAsLong() + " " + name;
        }
    }

    private static Finding enough(String subject, List<Amount> amounts, String remedy) {
        String words = String.join(", ", amounts.stream().map(Amount::words).toList());
        Optional<Amount> lacking = amounts.stream().filter(Amount::isShort).findFirst();
        return lacking.map(
                        amount -> Finding.weak(subject, words + ": fewer than " + amount.least() + " are few", remedy))
                .orElseGet(() -> Finding.good(subject, words));
    }

    private OptionalLong number(String file) {
        return lines(file).stream().mapToLong(KernelCheck::parsed).findFirst();
    }

    private static long parsed(String text) {
        return text.strip().matches("[0-9]{1,18}") ? Long.parseLong(text.strip()) : Long.MAX_VALUE;
    }

    private Path within(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** None of a file that is not there: another system than Linux. */
    private List<String> lines(String file) {
        try (Stream<String> lines = Files.lines(root.resolve(file))) {
            return lines.toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
