package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** Ways to the other side, on which it is known whom to believe and who we are. Any thread. */
record Connections(RemoteSettings settings) {
    /** That the other side may be silent. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(20);

    Transport open(Repository repository, RemoteUrl url) throws IOException {
        Transport transport = Transport.open(repository, place(url));
        transport.setTimeout((int) SILENCE_MAX.toSeconds());
        transport.setCredentialsProvider(FileCredentials.of(settings.credentials()));
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(SshAccess.of(settings));
        }
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(new SmartHttp());
        }
        return transport;
    }

    private static URIish place(RemoteUrl url) throws IOException {
        try {
            return new URIish(url.text());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
