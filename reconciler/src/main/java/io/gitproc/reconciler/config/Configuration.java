package io.gitproc.reconciler.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
                HostFile.read(value(Keys.HOST_FILE)),
                value(Keys.SOCKET_PATH),
                value(Keys.STATE_FILE),
                value(Keys.LOG_DIR),
                value(Keys.RUNTIME_DIR),
                value(Keys.CGROUP_ROOT),
                value(Keys.KERNEL),
                trust());
    }

    private TrustSettings trust() throws ConfigurationException {
        return new TrustSettings(
                value(Keys.VERIFY),
                value(Keys.ALLOWED_SIGNERS),
                value(Keys.GPG_KEYRING),
                value(Keys.POLICY_FILE),
                value(Keys.STATE_FILE).resolveSibling("trusted"));
    }

    private <T> T value(Key<T> key) throws ConfigurationException {
        Optional<ConfigurationFile.Entry> entry = file.flatMap(found -> found.entry(key));
        String text = entry.map(ConfigurationFile.Entry::text).orElseGet(() -> key.standard(surroundings));
        try {
            return key.parse(text, base);
        } catch (BadValueException e) {
            String place = entry.map(ConfigurationFile.Entry::place).orElse("default");
            throw new ConfigurationException(
                    place + ": error: " + key.name() + "=" + text + " " + e.getMessage(), e.hint());
        }
    }
}
