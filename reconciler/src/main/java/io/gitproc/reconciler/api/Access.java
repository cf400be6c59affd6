package io.gitproc.reconciler.api;

import io.gitproc.reconciler.os.OwnUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may use the socket: root, the user of the daemon, and the members of the group {@code gitproc}; and who may only look:
 * the members of the group {@code gitproc-read}.
 *
 * <p>The mode of the socket lets all of these in; this decides. Members are read from group(5) at each question; a group that
 * only a directory service knows is its members' effective group or not theirs.
 *
 * @param owner the user of the daemon
 * @param groups the file of group(5)
 */
record Access(String owner, Path groups) {
    static final String GROUP = "gitproc";
    static final String READERS = "gitproc-read";
    private static final String ROOT = "root";

    static Access ofProcess() throws IOException {
        return new Access(OwnUser.principal().getName(), Path.of("/etc/group"));
    }

    /** Whether they may ask for whatever there is. */
    boolean allows(Peer peer) throws IOException {
        return peer.user().equals(ROOT) || peer.user().equals(owner) || isOf(GROUP, peer);
    }

    /** Whether they may at least look. */
    boolean allowsToLook(Peer peer) throws IOException {
        return allows(peer) || isOf(READERS, peer);
    }

    /** Who may, in words. */
    String allowed() {
        return "root, " + owner + " and the members of the group " + GROUP + " may; those of " + READERS + " may look";
    }

    private boolean isOf(String group, Peer peer) throws IOException {
        return peer.group().equals(group) || members(group).contains(peer.user());
    }

    private List<String> members(String group) throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith(group + ":"))
                .flatMap(line ->
                        List.of(line.substring(line.lastIndexOf(':') + 1).split(",", -1)).stream())
                .toList();
    }

    /** Windows has no such file. */
    private List<String> lines() throws IOException {
        return Files.exists(groups) ? Files.readAllLines(groups) : List.of();
    }
}
