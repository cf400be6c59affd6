package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.os.PrivateFile;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/** SSH with one key and one file of known hosts: no agent, no configuration, no folder of any user. */
final class SshAccess extends SshdSessionFactory {
    private final Path key;
    private final Path knownHosts;

    private SshAccess(Path key, Path knownHosts) {
        super(null, null);
        this.key = key;
        this.knownHosts = knownHosts;
        File nowhere = new File("/nonexistent");
        setHomeDirectory(nowhere);
        setSshDirectory(nowhere);
    }

    /** The configuration has both where a URL needs them. */
    static SshAccess of(RemoteSettings settings) throws IOException {
        Path key = settings.key().orElseThrow();
        new PrivateFile(key).require();
        return new SshAccess(key, settings.knownHosts().orElseThrow());
    }

    @Override
    protected @Nullable File getSshConfig(File sshDirectory) {
        return null;
    }

    @Override
    protected @Nullable ConnectorFactory getConnectorFactory() {
        return null;
    }

    @Override
    protected List<Path> getDefaultIdentities(File sshDirectory) {
        return List.of(key);
    }

    @Override
    protected List<Path> getDefaultKnownHostsFiles(File sshDirectory) {
        return List.of(knownHosts);
    }

    @Override
    protected String getDefaultPreferredAuthentications() {
        return "publickey";
    }

    @Override
    protected ServerKeyDatabase createServerKeyDatabase(File home, File sshDirectory) {
        return new Strict(super.createServerKeyDatabase(home, sshDirectory));
    }

    /** Whom it does not know it does not believe, and it never learns. */
    private record Strict(ServerKeyDatabase known) implements ServerKeyDatabase {
        @Override
        public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration asked) {
            return known.lookup(address, remote, new Unforgiving(asked));
        }

        @Override
        public boolean accept(
                String address,
                InetSocketAddress remote,
                PublicKey serverKey,
                Configuration asked,
                CredentialsProvider nobody) {
            return known.accept(address, remote, serverKey, new Unforgiving(asked), nobody);
        }
    }

    private record Unforgiving(ServerKeyDatabase.Configuration asked) implements ServerKeyDatabase.Configuration {
        @Override
        public List<String> getUserKnownHostsFiles() {
            return asked.getUserKnownHostsFiles();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return List.of();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return false;
        }

        @Override
        public String getUsername() {
            return asked.getUsername();
        }
    }
}
