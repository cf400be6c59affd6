package io.gitproc.executors.linux;

import io.gitproc.executors.Account;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Who logged in, behind whoever became another user since: with sudo(8) the kernel keeps it as the login uid of each
 * process of the session (pam_loginuid(8)). {@code SUDO_USER} says the same and can be forged, so it is not looked at.
 *
 * <p>Java tells the user of a peer and not its process, nor the number of a socket's descriptor. So the socket is marked by
 * the size of its receive buffer, which unix sockets make no use of, and looked for among the descriptors of this process.
 */
public final class LoginUser {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path PROCESSES = Path.of("/proc");
    private static final long UNSET = 0xffffffffL;

    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_PEERCRED = 17;
    /** pid, uid and gid: {@code struct ucred}. */
    private static final int CREDENTIALS = 3;

    private static final int MARK_MIN = 8 * 1024;
    private static final int MARKS = 32 * 1024;

    private final Accounts accounts = new Accounts();
    private final AtomicInteger marks = new AtomicInteger();

    /**
     * By name, or by number where the user has no name. Any thread.
     *
     * @param connection a unix socket that is connected
     * @return empty where nobody logged in, as in a service of the system, or it cannot be told
     */
    public Optional<String> behind(SocketChannel connection) {
        try {
            OptionalLong process = process(connection);
            return process.isPresent() ? of(process.getAsLong()) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Optional<String> of(long process) throws IOException {
        String text = Files.readString(PROCESSES.resolve(Long.toString(process)).resolve("loginuid"))
                .strip();
        return Long.parseLong(text) == UNSET
                ? Optional.empty()
                : Optional.of(accounts.user(text).map(Account::name).orElse(text));
    }

    /** Empty when the mark was not unique, or the peer is in a PID namespace that this process does not see. */
    private OptionalLong process(SocketChannel connection) throws IOException {
        connection.setOption(StandardSocketOptions.SO_RCVBUF, MARK_MIN + Math.floorMod(marks.getAndIncrement(), MARKS));
        // Linux doubles what is set, and Java halves it again.
        int mark = 2 * connection.getOption(StandardSocketOptions.SO_RCVBUF);
        List<Long> peers = descriptors().stream()
                .filter(descriptor -> option(descriptor, SO_RCVBUF, 1)[0] == mark)
                .map(descriptor -> (long) option(descriptor, SO_PEERCRED, CREDENTIALS)[0])
                .filter(pid -> pid > 0)
                .toList();
        return peers.size() == 1 ? OptionalLong.of(peers.get(0)) : OptionalLong.empty();
    }

    private static List<Integer> descriptors() throws IOException {
        try (Stream<Path> links = Files.list(DESCRIPTORS)) {
            return links.map(link -> Integer.valueOf(link.getFileName().toString()))
                    .toList();
        }
    }

    /** Zeros when the descriptor is no socket, or is closed by now. */
    private static int[] option(int descriptor, int option, int words) {
        int[] value = new int[words];
        int[] size = {words * Integer.BYTES};
        return Native.LIBC.getsockopt(descriptor, SOL_SOCKET, option, value, size) < 0 ? new int[words] : value;
    }
}
