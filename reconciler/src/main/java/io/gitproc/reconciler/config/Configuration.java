package io.gitproc.reconciler.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings that hold: what the file says, and the defaults for the rest.
 *
 * <p>The file is the one that was asked for, else {@code ~/.gitproc/config.json}, else {@code /etc/gitproc/config.yaml};
 * none is no fault. Relative paths are relative to the file, {@code ~} is the home of the user.
 */
public final class Configuration {
    private final Surroundings surroundings;
    private final Optional<ConfigurationFile> file;
    private final Base base;

    private Configuration(Surroundings surroundings, Optional<ConfigurationFile> file, Base base) {
        this.surroundings = surroundings;
        this.file = file;
        this.base = base;
    }

    /** Reads the file of this user or of this host. */
    public static Settings load(Surroundings surroundings) throws ConfigurationException {
        Optional<Path> found =
                candidates(surroundings).stream().filter(Files::exists).findFirst();
        return found.isPresent() ? load(found.get(), surroundings) : without(surroundings);
    }

    /** Reads this file, which must be there. */
    public static Settings load(Path file, Surroundings surroundings) throws ConfigurationException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Base base = new Base(folder == null ? Path.of("/") : folder, surroundings.home());
        return new Configuration(surroundings, Optional.of(ConfigurationFile.read(file)), base).settings();
    }

    /** Where it is looked for, in this order. */
    public static List<Path> candidates(Surroundings surroundings) {
        return List.of(surroundings.home().resolve(".gitproc/config.json"), surroundings.systemFile());
    }

    private static Settings without(Surroundings surroundings) throws ConfigurationException {
        Base base = new Base(surroundings.home(), surroundings.home());
        return new Configuration(surroundings, Optional.empty(), base).settings();
    }

    private Settings settings() throws ConfigurationException {
        return new Settings(
                value(Keys.REPO_PATH),
                value(Keys.BRANCH),
                host(),
                value(Keys.SOCKET_PATH),
                value(Keys.STATE_FILE),
                journal(),
                value(Keys.LOG_DIR),
                value(Keys.RUNTIME_DIR),
                value(Keys.CGROUP_ROOT),
                value(Keys.KERNEL),
                value(Keys.STARTS_AT_ONCE),
                trust(),
                remote(),
                webhook(),
                dashboard(),
                value(Keys.SOAK_TIME),
                value(Keys.ON_FAILED_UPDATE),
                notifyTargets());
    }

    /** One that is named, and not the usual one, must be there: without it the host would lose the units of its name and labels. */
    private HostIdentity host() throws ConfigurationException {
        Path path = value(Keys.HOST_FILE);
        Optional<ConfigurationFile.Entry> named = file.flatMap(found -> found.entry(Keys.HOST_FILE))
                .filter(entry -> !entry.text().equals(Keys.HOST_FILE.standard(surroundings)));
        if (named.isPresent() && !Files.exists(path)) {
            throw new ConfigurationException(
                    place(named) + ": error: " + Keys.HOST_FILE + "=" + path + " does not exist",
                    "write name: and labels: into it, or leave the key out");
        }
        return HostFile.read(path);
    }

    private List<NotifyTarget> notifyTargets() throws ConfigurationException {
        Optional<Path> path = value(Keys.NOTIFY_FILE);
        return path.isPresent() ? NotifyFile.read(path.get(), surroundings.home()) : List.of();
    }

    private TrustSettings trust() throws ConfigurationException {
        return new TrustSettings(
                value(Keys.VERIFY),
                value(Keys.ALLOWED_SIGNERS),
                value(Keys.GPG_KEYRING),
                value(Keys.POLICY_FILE),
                value(Keys.STATE_FILE).resolveSibling("trusted"));
    }

    private Optional<RemoteSettings> remote() throws ConfigurationException {
        Optional<RemoteUrl> url = value(Keys.REMOTE);
        List<RemoteUrl> mirrors = value(Keys.REMOTE_MIRRORS);
        if (url.isEmpty()) {
            require(mirrors.isEmpty(), Keys.REMOTE_MIRRORS, Keys.REMOTE);
            return Optional.empty();
        }
        RemoteSettings remote = new RemoteSettings(
                Stream.concat(url.stream(), mirrors.stream()).toList(),
                value(Keys.REMOTE_KEY),
                value(Keys.REMOTE_KNOWN_HOSTS),
                value(Keys.REMOTE_CREDENTIALS),
                value(Keys.FETCH_INTERVAL));
        boolean isOverSsh = remote.uses(RemoteUrl.Transport.SSH);
        require(!isOverSsh || remote.key().isPresent(), Keys.REMOTE, Keys.REMOTE_KEY);
        require(!isOverSsh || remote.knownHosts().isPresent(), Keys.REMOTE, Keys.REMOTE_KNOWN_HOSTS);
        return Optional.of(remote);
    }

    private Optional<WebhookSettings> webhook() throws ConfigurationException {
        Optional<ListenAddress> listen = value(Keys.WEBHOOK_LISTEN);
        Optional<Path> secret = value(Keys.WEBHOOK_SECRET_FILE);
        require(listen.isEmpty() || secret.isPresent(), Keys.WEBHOOK_LISTEN, Keys.WEBHOOK_SECRET_FILE);
        return listen.flatMap(address -> secret.map(file -> new WebhookSettings(address, file)));
    }

    /** Whoever else can reach it must prove that they may look. */
    private Optional<DashboardSettings> dashboard() throws ConfigurationException {
        Optional<ListenAddress> listen = value(Keys.DASHBOARD_LISTEN);
        Optional<Path> token = value(Keys.DASHBOARD_TOKEN_FILE);
        List<String> hosts = value(Keys.DASHBOARD_HOSTS);
        DashboardSettings.Logs logs = value(Keys.DASHBOARD_LOGS);
        boolean isOfThisHostAlone =
                listen.filter(address -> !address.isLoopback()).isEmpty();
        require(isOfThisHostAlone || token.isPresent(), Keys.DASHBOARD_LISTEN, Keys.DASHBOARD_TOKEN_FILE);
        return listen.map(address -> new DashboardSettings(address, hosts, token, logs));
    }

    /** One key that asks for another. */
    private void require(boolean isMet, Key<?> given, Key<?> missing) throws ConfigurationException {
        if (!isMet) {
            throw new ConfigurationException(
                    place(file.flatMap(found -> found.entry(given))) + ": error: " + given + " needs " + missing,
                    missing + ": " + missing.doc());
        }
    }

    private JournalSettings journal() throws ConfigurationException {
        boolean isNamed = file.flatMap(found -> found.entry(Keys.JOURNAL_DIR)).isPresent();
        return new JournalSettings(
                isNamed ? value(Keys.JOURNAL_DIR) : value(Keys.STATE_FILE).resolveSibling("journal"),
                value(Keys.JOURNAL_MAX_SIZE),
                value(Keys.JOURNAL_MAX_AGE));
    }

    private <T> T value(Key<T> key) throws ConfigurationException {
        Optional<ConfigurationFile.Entry> entry = file.flatMap(found -> found.entry(key));
        String text = entry.map(ConfigurationFile.Entry::text).orElseGet(() -> key.standard(surroundings));
        try {
            return key.parse(text, base);
        } catch (BadValueException e) {
            String shown = e.shown().orElse(text);
            throw new ConfigurationException(
                    place(entry) + ": error: " + key.name() + "=" + shown + " " + e.getMessage(), e.hint());
        }
    }

    private static String place(Optional<ConfigurationFile.Entry> entry) {
        return entry.map(ConfigurationFile.Entry::place).orElse("default");
    }
}
