package io.gitproc.reconciler.config;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.OnFailedUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every key of the configuration file. The order is that of the reference. */
public final class Keys {
    static final Key<Path> REPO_PATH = new Key<>(
            "repo_path",
            Kind::path,
            user("/etc/gitproc/services", surroundings -> surroundings.data().resolve("gitproc/services")),
            "The repository of unit files: a work tree or a bare repository; with a remote, the clone of it.");

    static final Key<String> BRANCH =
            new Key<>("branch", Kind::branch, surroundings -> "main", "The branch that this host follows.");

    static final Key<Path> HOST_FILE = new Key<>(
            "host_file",
            Kind::path,
            surroundings -> surroundings.isRoot() ? "/etc/gitproc/host.yaml" : "~/.gitproc/host.yaml",
            "Which host this is, in YAML or JSON: name (else the host name), labels (a list), id (else the machine id's).");

    static final Key<Path> SOCKET_PATH = new Key<>(
            "socket_path",
            Kind::socket,
            user("/var/run/gitproc.sock", surroundings -> surroundings.runtime().resolve("gitproc.sock")),
            "Where the daemon listens and the commands reach it. Whoever may write to it is root on this host; those of the group gitproc-read may only look.");

    static final Key<Path> STATE_FILE = new Key<>(
            "state_file",
            Kind::path,
            user(
                    "/var/lib/gitproc/state.json",
                    surroundings -> surroundings.state().resolve("gitproc/state.json")),
            "What people decided on this host, such as holds.");

    static final Key<Path> JOURNAL_DIR = new Key<>(
            "journal_dir",
            Kind::path,
            user(
                    "/var/lib/gitproc/journal",
                    surroundings -> surroundings.state().resolve("gitproc/journal")),
            "What was done on this host; `gitproc history` shows it. Without the key: beside the `state_file`.");

    static final Key<Bytes> JOURNAL_MAX_SIZE = new Key<>(
            "journal_max_size",
            Kind::bytes,
            surroundings -> "64M",
            "How large the journal may be; the oldest goes first.");

    static final Key<Duration> JOURNAL_MAX_AGE =
            new Key<>("journal_max_age", Kind::span, surroundings -> "90d", "For how long the journal is kept.");

    static final Key<Path> LOG_DIR = new Key<>(
            "log_dir",
            Kind::path,
            user("/var/log/gitproc", surroundings -> surroundings.state().resolve("gitproc/log")),
            "The output of the services, and that of the daemon in gitproc.log.");

    static final Key<Path> RUNTIME_DIR = new Key<>(
            "runtime_dir",
            Kind::path,
            user("/run/gitproc", surroundings -> surroundings.runtime().resolve("gitproc")),
            "One folder an invocation: how it was started, how it ended. Best on a tmpfs.");

    static final Key<String> CGROUP_ROOT = new Key<>(
            "cgroup_root",
            Kind::cgroup,
            surroundings -> "/sys/fs/cgroup/gitproc",
            "The cgroup that holds those of the services.");

    static final Key<KernelChoice> KERNEL = new Key<>(
            "kernel",
            Kind::kernel,
            surroundings -> KernelChoice.AUTO.word(),
            "What holds the services: linux (all there is), portable (any system; neither limits nor protections), or auto.");

    static final Key<Integer> STARTS_AT_ONCE = new Key<>(
            "starts_at_once",
            Kind::count,
            surroundings -> Integer.toString(Desired.STARTS_AT_ONCE),
            "How many services may be on their way from start to ready at one time; the others wait for their turn.");

    static final Key<Verify> VERIFY = new Key<>(
            "verify",
            Kind::verify,
            surroundings -> Verify.NONE.word(),
            "Which commits must be signed: none, head (weak: it vouches for whatever was pushed before), or range (every one).");

    static final Key<Path> ALLOWED_SIGNERS = new Key<>(
            "allowed_signers",
            Kind::path,
            user(
                    "/etc/gitproc/allowed_signers",
                    surroundings -> surroundings.home().resolve(".gitproc/allowed_signers")),
            "The SSH keys whose signatures count, as in ssh-keygen(1). Never in the repository, writable for root alone.");

    static final Key<Optional<Path>> GPG_KEYRING = new Key<>(
            "gpg_keyring",
            Kind::optionalPath,
            surroundings -> Kind.NONE,
            "The OpenPGP keys whose signatures count: a file of gpg --export. none for none.");

    static final Key<Optional<Path>> POLICY_FILE = new Key<>(
            "policy_file",
            Kind::optionalPath,
            surroundings -> Kind.NONE,
            "What no commit may do on this host, whoever signed it, such as /etc/gitproc/policy.yaml. none for no limits.");

    static final Key<Optional<RemoteUrl>> REMOTE = new Key<>(
            "remote",
            Kind.optional(Kind::remote),
            surroundings -> "",
            "Where commits are fetched from, by path, file, git, ssh or https; repo_path is then a bare clone that GitProc makes.");

    static final Key<List<RemoteUrl>> REMOTE_MIRRORS = new Key<>(
            "remote_mirrors",
            Kind::remotes,
            surroundings -> "",
            "Copies of the remote, with blanks between them: asked in this order while it does not answer.");

    static final Key<Optional<Path>> REMOTE_KEY = new Key<>(
            "remote_key",
            Kind.optional(Kind::path),
            surroundings -> "",
            "The private key for SSH, without a passphrase and readable by its owner alone. No agent is asked.");

    static final Key<Optional<Path>> REMOTE_KNOWN_HOSTS = new Key<>(
            "remote_known_hosts",
            Kind.optional(Kind::path),
            surroundings -> "",
            "The host keys to believe on SSH, as ssh-keyscan writes them. Any other is refused.");

    static final Key<Optional<Path>> REMOTE_CREDENTIALS = new Key<>(
            "remote_credentials",
            Kind.optional(Kind::path),
            surroundings -> "",
            "Users and passwords for https: lines machine HOST login USER password TOKEN, readable by the owner alone.");

    static final Key<Duration> FETCH_INTERVAL = new Key<>(
            "fetch_interval",
            Kind::interval,
            surroundings -> "30s",
            "The time from one fetch to the next. Each host is a little off, so that they do not come all at once.");

    static final Key<Optional<ListenAddress>> WEBHOOK_LISTEN = new Key<>(
            "webhook_listen",
            Kind.optional(Kind::address),
            surroundings -> "",
            "Where a forge may POST /hook, as host:port. It only means: fetch now. Needs webhook_secret_file.");

    static final Key<Optional<Path>> WEBHOOK_SECRET_FILE = new Key<>(
            "webhook_secret_file",
            Kind.optional(Kind::path),
            surroundings -> "",
            "The secret that the forge shares with this host, readable by the owner alone.");

    static final Key<Optional<ListenAddress>> DASHBOARD_LISTEN = new Key<>(
            "dashboard_listen",
            Kind::optionalAddress,
            surroundings -> "127.0.0.1:9393",
            "Where browsers, scrapers and scripts may look, and nothing else, as host:port; none for nowhere.");

    static final Key<List<String>> DASHBOARD_HOSTS = new Key<>(
            "dashboard_hosts",
            Kind::words,
            surroundings -> "",
            "More names that the dashboard is asked for by, with blanks between them. Any other but its own is refused.");

    static final Key<Optional<Path>> DASHBOARD_TOKEN_FILE = new Key<>(
            "dashboard_token_file",
            Kind.optional(Kind::path),
            surroundings -> "",
            "What the dashboard asks everybody for, as a password or bearer token. Needed where others than this host can reach it.");

    static final Key<DashboardSettings.Logs> DASHBOARD_LOGS = new Key<>(
            "dashboard_logs",
            Kind::logs,
            surroundings -> "false",
            "Whether the dashboard shows the output of the services: true or false.");

    static final Key<Duration> SOAK_TIME = new Key<>(
            "soak_time",
            Kind::soakTime,
            surroundings -> "1min",
            "How long a commit has to be well here until it counts as healthy, which gitproc rollback goes back to.");

    static final Key<OnFailedUpdate> ON_FAILED_UPDATE = new Key<>(
            "on_failed_update",
            Kind::onFailedUpdate,
            surroundings -> "none",
            "When a changed unit fails that was well: none, or rollback to its old version. Units may say OnFailedUpdate=.");

    static final Key<Optional<Path>> NOTIFY_FILE = new Key<>(
            "notify_file",
            Kind::optionalPath,
            surroundings -> Kind.NONE,
            "Who is told when something fails and when it is over, such as /etc/gitproc/notify.yaml. none for nobody.");

    /** In the order of the reference. */
    public static final List<Key<?>> ALL = List.of(
            REPO_PATH,
            BRANCH,
            HOST_FILE,
            SOCKET_PATH,
            STATE_FILE,
            JOURNAL_DIR,
            JOURNAL_MAX_SIZE,
            JOURNAL_MAX_AGE,
            LOG_DIR,
            RUNTIME_DIR,
            CGROUP_ROOT,
            KERNEL,
            STARTS_AT_ONCE,
            VERIFY,
            ALLOWED_SIGNERS,
            GPG_KEYRING,
            POLICY_FILE,
            REMOTE,
            REMOTE_MIRRORS,
            REMOTE_KEY,
            REMOTE_KNOWN_HOSTS,
            REMOTE_CREDENTIALS,
            FETCH_INTERVAL,
            WEBHOOK_LISTEN,
            WEBHOOK_SECRET_FILE,
            DASHBOARD_LISTEN,
            DASHBOARD_HOSTS,
            DASHBOARD_TOKEN_FILE,
            DASHBOARD_LOGS,
            SOAK_TIME,
            ON_FAILED_UPDATE,
            NOTIFY_FILE);

    private Keys() {}

    static Optional<Key<?>> named(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static Function<Surroundings, String> user(String ofRoot, Function<Surroundings, Path> ofOthers) {
        return surroundings ->
                surroundings.isRoot() ? ofRoot : ofOthers.apply(surroundings).toString();
    }
}
