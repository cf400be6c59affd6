package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every way to reach a remote, with the real git on the other side: what it brings, and whom it lets in. */
final class TransportTest extends Upstream {
    /** The first commit, one more, one that replaces it and is approved, and what came with a tag. */
    private void assertFollowed(RemoteSettings remote) throws Exception {
        CommitId first = push(1);
        try (Follower follower = Follower.of(remote, here())) {
            assertThat(follower.sync()).contains(first);
            CommitId second = push(2);
            assertThat(follower.sync()).contains(second);
            work.git("reset", "-q", "--hard", first.value());
            CommitId other = work.commit("db.service", "[Service]\nExecStart=/bin/db\n");
            work.git("tag", "v1");
            work.git("push", "-q", "--force", "--tags", "origin", "HEAD:main");
            assertThat(follower.sync()).contains(second);
            follower.source()
                    .approve(other.value(), Intent.of(new Actor("ann"), ""))
                    .get();
            assertThat(follower.sync()).contains(other);
            assertThat(GitRepo.at(here()).id("v1")).isEqualTo(other);
        }
    }

    @Test
    void aPathIsFollowed() throws Exception {
        assertFollowed(Follower.remote(Follower.NEVER, origin.place().toString()));
    }

    @Test
    void aFileUrlIsFollowed() throws Exception {
        assertFollowed(Follower.remote(Follower.NEVER, "file://" + origin.place()));
    }

    @Test
    void theGitProtocolIsFollowed() throws Exception {
        assumeTrue(GitDaemon.isInstalled(), "git daemon is not installed: its protocol is not tested");
        try (GitDaemon daemon = GitDaemon.open(served())) {
            assertFollowed(Follower.remote(Follower.NEVER, daemon.url("origin.git")));
        }
    }

    @Test
    void smartHttpIsFollowed() throws Exception {
        try (HttpForge forge = HttpForge.open(served())) {
            assertFollowed(Follower.remote(Follower.NEVER, forge.url("origin.git")));
        }
    }

    @Test
    void smartHttpIsFollowedWithTheCredentialsOfTheFile() throws Exception {
        try (HttpForge forge = HttpForge.lockedBy(served(), "deploy:s3cret")) {
            Path file = credentials("machine localhost login deploy password s3cret\n", "rw-------");
            assertFollowed(with(file, forge));
        }
    }

    @Test
    void wrongCredentialsAreSaidWithoutShowingThem() throws Exception {
        push(1);
        try (HttpForge forge = HttpForge.lockedBy(served(), "deploy:s3cret");
                Follower follower = Follower.of(
                        with(credentials("machine localhost login deploy password wr0ng\n", "rw-------"), forge),
                        here())) {
            assertThat(follower.refusal())
                    .isEqualTo("cannot fetch from " + forge.url("origin.git") + ": it does not let this host in");
        }
    }

    @Test
    void credentialsOfAnotherHostAreNotGivenAway() throws Exception {
        push(1);
        try (HttpForge forge = HttpForge.lockedBy(served(), "deploy:s3cret");
                Follower follower = Follower.of(
                        with(credentials("machine example.org login deploy password s3cret\n", "rw-------"), forge),
                        here())) {
            assertThat(follower.refusal()).endsWith("it does not let this host in");
        }
    }

    @Test
    void credentialsThatOthersCanReadAreNotUsed() throws Exception {
        push(1);
        try (HttpForge forge = HttpForge.lockedBy(served(), "deploy:s3cret")) {
            Path file = credentials("machine localhost login deploy password s3cret\n", "rw-r-----");
            try (Follower follower = Follower.of(with(file, forge), here())) {
                assertThat(follower.refusal())
                        .endsWith(file + " can be used by others than its owner: chmod 600 " + file);
            }
        }
    }

    private static RemoteSettings with(Path credentials, HttpForge forge) {
        return new RemoteSettings(
                List.of(Follower.url(forge.url("origin.git"))),
                Optional.empty(),
                Optional.empty(),
                Optional.of(credentials),
                Follower.NEVER);
    }

    private Path credentials(String text, String mode) throws Exception {
        Path file = Files.writeString(folder.resolve("credentials"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void sshIsFollowedWithTheKeyAndTheKnownHost() throws Exception {
        try (SshForge forge = forge()) {
            assertFollowed(ssh(forge, forge.clientKey(), forge.knownHosts("host")));
        }
    }

    @Test
    void fetchesOverSshLeaveNoThreadBehind() throws Exception {
        push(1);
        try (SshForge forge = forge();
                Follower follower = Follower.of(ssh(forge, forge.clientKey(), forge.knownHosts("host")), here())) {
            follower.sync();
            int before = Thread.activeCount();
            for (int fetch = 0; fetch < 20; fetch++) {
                follower.sync();
            }
            assertThat(Thread.activeCount()).isLessThan(before + 20);
        }
    }

    @Test
    void anUnknownHostKeyIsRefused() throws Exception {
        push(1);
        try (SshForge forge = forge();
                Follower follower = Follower.of(ssh(forge, forge.clientKey(), forge.knownHosts("client")), here())) {
            assertThat(follower.refusal()).endsWith("its host key is not the one that remote_known_hosts has");
        }
    }

    @Test
    void anEmptyFileOfKnownHostsBelievesNobodyAndLearnsNothing() throws Exception {
        push(1);
        Path nobody = Files.createFile(folder.resolve("nobody"));
        try (SshForge forge = forge();
                Follower follower = Follower.of(ssh(forge, forge.clientKey(), nobody), here())) {
            assertThat(follower.refusal()).endsWith("its host key is not the one that remote_known_hosts has");
            assertThat(nobody).isEmptyFile();
        }
    }

    @Test
    void aKeyThatIsNotLetInIsSaid() throws Exception {
        push(1);
        try (SshForge forge = forge();
                Follower follower =
                        Follower.of(ssh(forge, SshForge.key(folder, "stranger"), forge.knownHosts("host")), here())) {
            assertThat(follower.refusal()).endsWith("it does not accept remote_key");
        }
    }

    @Test
    void aKeyThatOthersCanReadIsNotUsed() throws Exception {
        push(1);
        try (SshForge forge = forge()) {
            Files.setPosixFilePermissions(forge.clientKey(), PosixFilePermissions.fromString("rw-r--r--"));
            try (Follower follower = Follower.of(ssh(forge, forge.clientKey(), forge.knownHosts("host")), here())) {
                assertThat(follower.refusal()).contains("can be used by others than its owner");
            }
        }
    }

    private SshForge forge() throws Exception {
        return new SshForge(Files.createDirectory(folder.resolve("ssh")));
    }

    private RemoteSettings ssh(SshForge forge, Path key, Path knownHosts) {
        return new RemoteSettings(
                List.of(Follower.url(forge.url(origin.place()))),
                Optional.of(key),
                Optional.of(knownHosts),
                Optional.empty(),
                Follower.NEVER);
    }
}
