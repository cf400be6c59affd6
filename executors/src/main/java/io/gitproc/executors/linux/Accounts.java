package io.gitproc.executors.linux;

import io.gitproc.executors.Account;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import jnr.posix.Group;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;
import jnr.posix.Passwd;
import org.jspecify.annotations.Nullable;

/** Users and groups as the C library finds them: passwd(5), group(5), and whatever nsswitch.conf(5) adds. */
final class Accounts {
    private static final String NUMBER = "[0-9]{1,10}";
    private static final int GROUPS_AT_FIRST = 64;

    private final POSIX posix = POSIXFactory.getNativePOSIX();

    /** By name, or else by number. */
    Optional<Account> user(String nameOrNumber) {
        Passwd named = posix.getpwnam(nameOrNumber);
        return named != null || !nameOrNumber.matches(NUMBER)
                ? account(named)
                : account(posix.getpwuid((int) Long.parseLong(nameOrNumber)));
    }

    /** By name, or else by number. */
    OptionalLong group(String nameOrNumber) {
        Group named = posix.getgrnam(nameOrNumber);
        return named != null || !nameOrNumber.matches(NUMBER)
                ? number(named)
                : number(posix.getgrgid((int) Long.parseLong(nameOrNumber)));
    }

    /** The account of this process; one without a name where passwd(5) has none, as in many containers. */
    Account own() {
        long uid = posix.geteuid();
        long gid = posix.getegid();
        return account(posix.getpwuid((int) uid))
                .orElseGet(() -> new Account(Long.toString(uid), uid, gid, List.of(gid), "/", "/bin/sh"));
    }

    private static Optional<Account> account(@Nullable Passwd entry) {
        if (entry == null) {
            return Optional.empty();
        }
        long gid = unsigned(entry.getGID());
        return Optional.of(new Account(
                entry.getLoginName(),
                unsigned(entry.getUID()),
                gid,
                groups(entry.getLoginName(), (int) gid),
                entry.getHome(),
                entry.getShell()));
    }

    private static OptionalLong number(@Nullable Group entry) {
        return entry == null ? OptionalLong.empty() : OptionalLong.of(unsigned(entry.getGID()));
    }

    private static List<Long> groups(String user, int gid) {
        int[] count = {GROUPS_AT_FIRST};
        int[] groups = new int[GROUPS_AT_FIRST];
        if (Native.LIBC.getgrouplist(user, gid, groups, count) < 0) {
            groups = new int[count[0]]; // Too many: the call said how many there are.
            Native.LIBC.getgrouplist(user, gid, groups, count);
        }
        return IntStream.of(Arrays.copyOf(groups, count[0]))
                .mapToObj(Accounts::unsigned)
                .sorted()
                .distinct()
                .toList();
    }

    private static long unsigned(long number) {
        return number & 0xffffffffL;
    }
}
