package io.gitproc.executors.launch;

import io.gitproc.executors.Account;
import io.gitproc.executors.Executor.Context;
import io.gitproc.executors.SearchPath;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment of a service: systemd.exec(5), "Environment Variables in Spawned Processes". The daemon's own is not
 * passed, save for what {@code PassEnvironment=} names.
 */
final class EnvironmentBlock {
    /** Shells with which nobody logs in; then the variable is left out. Source: systemd's {@code is_nologin_shell}. */
    private static final List<String> NO_SHELLS = List.of(
            "/bin/nologin",
            "/sbin/nologin",
            "/usr/bin/nologin",
            "/usr/sbin/nologin",
            "/bin/false",
            "/usr/bin/false",
            "/bin/true",
            "/usr/bin/true");

    private final SortedMap<String, String> variables = new TreeMap<>();

    private EnvironmentBlock() {}

    /**
     * From the weakest to the strongest: the defaults, the user's, {@code PassEnvironment=}, {@code Environment=},
     * {@code EnvironmentFile=}; and what {@code UnsetEnvironment=} then leaves.
     *
     * @param daemon the environment of the daemon
     */
    static SortedMap<String, String> of(ServiceSpec spec, Context context, SortedMap<String, String> daemon) {
        EnvironmentBlock block = new EnvironmentBlock();
        block.addDefaults(context);
        block.addDirectories(spec);
        context.account().ifPresent(block::addUser);
        block.addPassed(spec, daemon);
        block.variables.putAll(spec.get(Directives.ENVIRONMENT));
        block.variables.putAll(context.files());
        block.unset(spec);
        return block.variables;
    }

    private void addDefaults(Context context) {
        variables.put("LANG", "C.UTF-8");
        variables.put("PATH", SearchPath.TEXT);
        variables.put("INVOCATION_ID", context.invocation().value());
    }

    private void addDirectories(ServiceSpec spec) {
        for (DirectoryKind kind : DirectoryKind.ALL) {
            List<String> paths = kind.paths(spec);
            if (!paths.isEmpty()) {
                variables.put(kind.base().variable(), String.join(":", paths));
            }
        }
    }

    private void addUser(Account account) {
        variables.put("USER", account.name());
        variables.put("LOGNAME", account.name());
        if (account.home().startsWith("/") && !account.home().equals("/")) {
            variables.put("HOME", account.home());
        }
        if (account.shell().startsWith("/") && !NO_SHELLS.contains(account.shell())) {
            variables.put("SHELL", account.shell());
        }
    }

    private void addPassed(ServiceSpec spec, SortedMap<String, String> daemon) {
        spec.get(Directives.PASS_ENVIRONMENT).stream()
                .filter(daemon::containsKey)
                .forEach(name -> variables.put(name, daemon.getOrDefault(name, "")));
    }

    /** A name, or a name with the very value that is meant. */
    private void unset(ServiceSpec spec) {
        List<String> unwanted = spec.get(Directives.UNSET_ENVIRONMENT);
        variables
                .entrySet()
                .removeIf(variable -> unwanted.contains(variable.getKey())
                        || unwanted.contains(variable.getKey() + "=" + variable.getValue()));
    }
}
