package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    @TempDir
    Path folder;

    private Access access;

    @BeforeEach
    void know() throws IOException {
        Path groups = Files.writeString(
                folder.resolve("group"),
                "root:x:0:\ngitprocx:x:7:mallory\ngitproc:x:8:alice,bob\ngitproc-read:x:10:dave\nusers:x:9:mallory\n");
        access = new Access("daemon", groups);
    }

    @Test
    void rootTheOwnerAndTheMembersOfTheGroupMayAsk() throws IOException {
        assertThat(access.allows(peer("root", "root"))).isTrue();
        assertThat(access.allows(peer("daemon", "daemon"))).isTrue();
        assertThat(access.allows(peer("bob", "bob"))).isTrue();
        assertThat(access.allows(peer("carol", "gitproc"))).isTrue();
    }

    @Test
    void theMembersOfTheGroupOfReadersMayOnlyLook() throws IOException {
        assertThat(access.allowsToLook(peer("dave", "users"))).isTrue();
        assertThat(access.allowsToLook(peer("erin", "gitproc-read"))).isTrue();
        assertThat(access.allowsToLook(peer("bob", "bob"))).isTrue();
        assertThat(access.allows(peer("dave", "users"))).isFalse();
        assertThat(access.allows(peer("erin", "gitproc-read"))).isFalse();
        assertThat(access.allowsToLook(peer("mallory", "users"))).isFalse();
    }

    @Test
    void nobodyElseMay() throws IOException {
        assertThat(access.allows(peer("mallory", "users"))).isFalse();
        assertThat(access.allows(peer("", ""))).isFalse();
        assertThat(access.allows(peer("65534", "nogroup"))).isFalse();
    }

    /** Who logged in is for people to know; it opens no door. */
    @Test
    void whoLoggedInIsTold() throws IOException {
        assertThat(peer("alice", "users").actor().name()).isEqualTo("alice");
        assertThat(peer("alice", "users")
                        .loggedInAs(Optional.of("alice"))
                        .actor()
                        .name())
                .isEqualTo("alice");
        assertThat(peer("root", "root").loggedInAs(Optional.of("alice")).actor().name())
                .isEqualTo("alice (as root)");
        assertThat(access.allows(peer("mallory", "users").loggedInAs(Optional.of("root"))))
                .isFalse();
    }

    private static Peer peer(String user, String group) {
        return new Peer(user, group, Optional.empty());
    }
}
