package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The text that tells a launcher what to do: {@code key=value} strings, each with a zero byte at its end. */
final class Orders {
    private static final int SIZE_MAX = 4 << 20; // As in the launcher.

    private final StringBuilder text = new StringBuilder();

    private Orders() {}

    /**
     * @param home files that the launcher writes itself into
     * @param cgroups files that the service writes itself into
     * @throws KernelException when the launcher could not read them: a value with a zero byte, or more than 4 MiB
     */
    static String of(Launch launch, List<Path> home, List<Path> cgroups, Path log) throws KernelException {
        Orders orders = new Orders();
        for (Path cgroup : home) {
            orders.add("home", cgroup.toString());
        }
        for (Path cgroup : cgroups) {
            orders.add("cgroup", cgroup.toString());
        }
        orders.add("stdout", log.toString());
        orders.add("stderr", log.toString());
        orders.addIdentity(launch);
        orders.addPlace(launch);
        orders.addEnvironment(launch);
        for (Launch.Command command : launch.commands()) {
            orders.addCommand(command);
        }
        return orders.checked();
    }

    private void addIdentity(Launch launch) throws KernelException {
        if (launch.credentials().isEmpty()) {
            return;
        }
        Launch.Credentials credentials = launch.credentials().get();
        add("uid", Long.toString(credentials.uid()));
        add("gid", Long.toString(credentials.gid()));
        for (long group : credentials.groups()) {
            add("group", Long.toString(group));
        }
    }

    private void addPlace(Launch launch) throws KernelException {
        add("cwd", launch.workingDirectory());
        if (launch.workingDirectoryMayBeMissing()) {
            add("cwd_optional", "1");
        }
        add("umask", Integer.toOctalString(launch.fileModeMask()));
    }

    private void addEnvironment(Launch launch) throws KernelException {
        for (var variable : launch.environment().entrySet()) {
            add("env", variable.getKey() + "=" + variable.getValue());
        }
    }

    private void addCommand(Launch.Command command) throws KernelException {
        add("exec", command.program());
        for (String argument : command.arguments()) {
            add("arg", argument);
        }
        if (command.ignoresFailure()) {
            add("ignore_failure", "1");
        }
    }

    private void add(String key, String value) throws KernelException {
        if (value.indexOf('\0') >= 0) {
            throw new KernelException("start", key, "a zero byte in a value");
        }
        text.append(key).append('=').append(value).append('\0');
    }

    private String checked() throws KernelException {
        String orders = text.toString();
        int size = orders.getBytes(StandardCharsets.UTF_8).length;
        if (size > SIZE_MAX) {
            throw new KernelException("start", "a command line and environment of " + size + " bytes", "too long");
        }
        return orders;
    }
}
