package io.gitproc.reconciler.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a browser finds this host, and what it may see.
 *
 * @param listen {@code dashboard_listen}
 * @param hosts {@code dashboard_hosts}: more names that this host is asked for by
 * @param tokenFile {@code dashboard_token_file}: what everybody who asks must know
 * @param logs {@code dashboard_logs}
 */
public record DashboardSettings(ListenAddress listen, List<String> hosts, Optional<Path> tokenFile, Logs logs) {
    public DashboardSettings {
        hosts = List.copyOf(hosts);
    }

    /** Whether the output of services is shown: it may hold what not everybody should read. */
    public enum Logs {
        SHOWN,
        HIDDEN
    }
}
