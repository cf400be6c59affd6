package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** Serves repositories over SSH to whoever has one key, with the real {@code git-upload-pack}. Keys are those of ssh-keygen. */
public final class SshForge implements AutoCloseable {
    private final SshServer server;
    private final Path folder;

    /** @param folder for the keys: {@code host}, and {@code client}, which is let in */
    public SshForge(Path folder) throws IOException {
        this.folder = folder;
        key(folder, "host");
        key(folder, "client");
        this.server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new FileKeyPairProvider(folder.resolve("host")));
        server.setPublickeyAuthenticator(
                (user, key, session) -> publicKey("client").startsWith(PublicKeyEntry.toString(key)));
        server.setCommandFactory(
                (channel, command) -> new ProcessShellFactory(command, "/bin/sh", "-c", command).createShell(channel));
        server.start();
    }

    /** Makes another pair; gives the private one. */
    public static Path key(Path folder, String name) throws IOException {
        Programs.assume("ssh-keygen");
        Path key = folder.resolve(name);
        Process keygen = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(key)) {
            throw new IOException("ssh-keygen: " + said);
        }
        return key;
    }

    private String publicKey(String name) {
        try {
            return Files.readString(folder.resolve(name + ".pub"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(Path repository) {
        return "ssh://git@127.0.0.1:" + server.getPort() + repository;
    }

    public Path clientKey() {
        return folder.resolve("client");
    }

    /** With the key of this server, or of another one. */
    public Path knownHosts(String keyName) throws IOException {
        return Files.writeString(
                folder.resolve("known_hosts_" + keyName), "[127.0.0.1]:" + server.getPort() + " " + publicKey(keyName));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
