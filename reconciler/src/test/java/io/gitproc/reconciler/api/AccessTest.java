package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                folder.resolve("group"), "root:x:0:\ngitprocx:x:7:mallory\ngitproc:x:8:alice,bob\nusers:x:9:mallory\n");
        access = new Access("daemon", groups);
    }

    @Test
    void rootTheOwnerAndTheMembersOfTheGroupMayAsk() throws IOException {
        assertThat(access.allows(new Peer("root", "root"))).isTrue();
        assertThat(access.allows(new Peer("daemon", "daemon"))).isTrue();
        assertThat(access.allows(new Peer("bob", "bob"))).isTrue();
        assertThat(access.allows(new Peer("carol", "gitproc"))).isTrue();
    }

    @Test
    void nobodyElseMay() throws IOException {
        assertThat(access.allows(new Peer("mallory", "users"))).isFalse();
        assertThat(access.allows(new Peer("", ""))).isFalse();
        assertThat(access.allows(new Peer("65534", "nogroup"))).isFalse();
    }
}
