package io.gitproc.reconciler.api;

import io.gitproc.reconciler.os.OwnUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may use the socket: root, the user of the daemon, and the members of the group {@code gitproc}.
 *
 * <p>The mode of the socket says the same; this holds when someone has changed it. Members are read from group(5) at each
 * question; a group that only a directory service knows is its members' effective group or not theirs.
 *
 * @param owner the user of the daemon
 * @param groups the file of group(5)
 */
record Access(String owner, Path groups) {
    static final String GROUP = "gitproc";
    private static final String ROOT = "root";

    static Access ofProcess() throws IOException {
        return new Access(OwnUser.principal().getName(), Path.of("/etc/group"));
    }

    boolean allows(Peer peer) throws IOException {
        return peer.user().equals(ROOT)
                || peer.user().equals(owner)
                || peer.group().equals(GROUP)
                || members().contains(peer.user());
    }

    private List<String> members() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith(GROUP + ":"))
                .flatMap(line ->
                        List.of(line.substring(line.lastIndexOf(':') + 1).split(",", -1)).stream())
                .toList();
    }

    /** Windows has no such file. */
    private List<String> lines() throws IOException {
        return Files.exists(groups) ? Files.readAllLines(groups) : List.of();
    }
}
