package io.gitproc.reconciler.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where commits are fetched from.
 *
 * @param urls {@code remote}, then {@code remote_mirrors}: one or more, the first that answers is taken
 * @param key {@code remote_key}: the private key for SSH
 * @param knownHosts {@code remote_known_hosts}: whom to believe on SSH
 * @param credentials {@code remote_credentials}: users and passwords for HTTP
 * @param interval {@code fetch_interval}: from one fetch to the next
 */
public record RemoteSettings(
        List<RemoteUrl> urls,
        Optional<Path> key,
        Optional<Path> knownHosts,
        Optional<Path> credentials,
        Duration interval) {

    public RemoteSettings {
        urls = List.copyOf(urls);
    }

    /** The one that the others stand in for. */
    public RemoteUrl first() {
        return urls.get(0);
    }

    boolean uses(RemoteUrl.Transport transport) {
        return urls.stream().anyMatch(url -> url.transport() == transport);
    }
}
