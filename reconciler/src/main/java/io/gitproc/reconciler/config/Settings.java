package io.gitproc.reconciler.config;

import io.gitproc.model.unit.OnFailedUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The configuration, whole: what {@code gitproc help configuration} lists.
 *
 * @param repository {@code repo_path}: a repository with or without a work tree
 * @param branch {@code branch}: the one that is watched
 * @param host what {@code host_file} says: which host this is
 * @param socket {@code socket_path}: where the daemon listens
 * @param stateFile {@code state_file}: what people decided here
 * @param journal {@code journal_dir}, {@code journal_max_size}, {@code journal_max_age}: what was done here
 * @param logDirectory {@code log_dir}: the output of the services and of the daemon
 * @param runtimeDirectory {@code runtime_dir}: a folder for each invocation; on a tmpfs
 * @param cgroupRoot {@code cgroup_root}: the cgroup that is ours
 * @param kernel {@code kernel}: what holds the services
 * @param startsAtOnce {@code starts_at_once}: how many may be starting at one time; 1 or more
 * @param trust who may change this host
 * @param remote {@code remote}: where commits are fetched from
 * @param webhook {@code webhook_listen}: where a forge tells that something was pushed
 * @param dashboard {@code dashboard_listen}: where a browser finds this host; empty: nowhere
 * @param soakTime {@code soak_time}: how long a commit has to be well to count as healthy
 * @param onFailedUpdate {@code on_failed_update}: for units that do not say
 * @param notifyTargets what {@code notify_file} says: who is told
 */
public record Settings(
        Path repository,
        String branch,
        HostIdentity host,
        Path socket,
        Path stateFile,
        JournalSettings journal,
        Path logDirectory,
        Path runtimeDirectory,
        String cgroupRoot,
        KernelChoice kernel,
        int startsAtOnce,
        TrustSettings trust,
        Optional<RemoteSettings> remote,
        Optional<WebhookSettings> webhook,
        Optional<DashboardSettings> dashboard,
        Duration soakTime,
        OnFailedUpdate onFailedUpdate,
        List<NotifyTarget> notifyTargets) {

    public Settings {
        notifyTargets = List.copyOf(notifyTargets);
    }

    /** The same, watching another branch. */
    public Settings watching(String other) {
        return new Settings(
                repository,
                other,
                host,
                socket,
                stateFile,
                journal,
                logDirectory,
                runtimeDirectory,
                cgroupRoot,
                kernel,
                startsAtOnce,
                trust,
                remote,
                webhook,
                dashboard,
                soakTime,
                onFailedUpdate,
                notifyTargets);
    }

    /** Where the daemon writes what it does. */
    public Path daemonLog() {
        return logDirectory.resolve("gitproc.log");
    }
}
