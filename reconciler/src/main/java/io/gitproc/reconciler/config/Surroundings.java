package io.gitproc.reconciler.config;

import io.gitproc.reconciler.os.OwnUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the defaults depend on.
 *
 * @param variables of the environment
 * @param home of the user
 * @param uid of the user; 0 is root, {@link OwnUser#NO_NUMBER} where users have none
 * @param systemFile the configuration of the host, {@code /etc/gitproc/config.yaml} outside of tests
 */
public record Surroundings(SortedMap<String, String> variables, Path home, long uid, Path systemFile) {
    private static final Path SYSTEM_FILE = Path.of("/etc/gitproc/config.yaml");

    public Surroundings {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
        return new Surroundings(new TreeMap<>(environment), Path.of(home), effectiveUid(), SYSTEM_FILE);
    }

    boolean isRoot() {
        return uid == 0;
    }

    /** Unset and empty are one, as in the XDG base directory specification, which also ignores relative paths. */
    Optional<Path> folder(String variable) {
        return Optional.ofNullable(variables.get(variable))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }

    Path data() {
        return folder("XDG_DATA_HOME").orElse(home.resolve(".local/share"));
    }

    Path state() {
        return folder("XDG_STATE_HOME").orElse(home.resolve(".local/state"));
    }

    /** Named by the user where the session has none, so that two users never meet in one. */
    Path runtime() {
        return folder("XDG_RUNTIME_DIR")
                .orElse(uid == OwnUser.NO_NUMBER ? state().resolve("gitproc") : Path.of("/tmp", "gitproc-" + uid));
    }

    private static long effectiveUid() {
        try {
            return OwnUser.number();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell which user this is", e);
        }
    }
}
