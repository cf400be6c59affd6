package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Listening;
import io.gitproc.executors.Output;
import io.gitproc.executors.Privileges;
import io.gitproc.executors.Scheduling;
import io.gitproc.executors.ServiceDirectory;
import io.gitproc.model.unit.NotifyAccess;
import io.gitproc.model.unit.OutputTarget;
import io.gitproc.model.unit.ResourceLimit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The text that tells a launcher what to do: {@code key=value} strings, each with a zero byte at its end. */
final class Orders {
    private static final int SIZE_MAX = 4 << 20; // As in the launcher.

    private final StringBuilder text = new StringBuilder();

    private Orders() {}

    /**
     * @throws KernelException when the launcher could not read them: a value with a zero byte, or more than 4 MiB
     */
    static String of(Launch launch, Placement placement, LogFile log) throws KernelException {
        Orders orders = new Orders();
        orders.addPlacement(placement, launch.privileges().privatePids());
        orders.addOutput(launch.output(), log);
        orders.addListening(launch.listening(), placement.notifySocket());
        orders.addIdentity(launch);
        orders.addPrivileges(launch.privileges());
        orders.addScheduling(launch.scheduling());
        orders.addResourceLimits(launch);
        orders.addPlace(launch);
        orders.addEnvironment(launch);
        for (Launch.Command command : launch.commands()) {
            orders.addCommand(command);
        }
        return orders.checked();
    }

    private void addPlacement(Placement placement, boolean privatePids) throws KernelException {
        for (Path cgroup : placement.home()) {
            add("home", cgroup.toString());
        }
        for (Path cgroup : placement.cgroups()) {
            add("cgroup", cgroup.toString());
        }
        addFlag("pidns", privatePids && placement.pidNamespace() != PidNamespaces.Way.NONE);
        addFlag("userns", privatePids && placement.pidNamespace() == PidNamespaces.Way.BY_USER_NAMESPACE);
    }

    private void addOutput(Output output, LogFile log) throws KernelException {
        add("stdout", stream(output.standard(), log));
        add("stderr", stream(output.error(), log));
        add("log_max", Long.toString(output.logMax().value()));
        add("log_files", Integer.toString(output.logFiles()));
        if (log.group().isPresent()) {
            add("log_group", Long.toString(log.group().getAsLong()));
        }
    }

    private static String stream(OutputTarget target, LogFile log) {
        return switch (target.kind()) {
            case JOURNAL -> "log:" + log.path();
            case NULL, INHERIT, FILE, APPEND, TRUNCATE -> target.toString();
        };
    }

    private void addListening(Listening listening, Path socket) throws KernelException {
        if (!listening.isOn()) {
            return;
        }
        add("notify", socket.toString());
        addFlag("notify_all", listening.access() == NotifyAccess.ALL);
        if (listening.watchdog().isPresent()) {
            add(
                    "watchdog",
                    Long.toString(
                            TimeUnit.MICROSECONDS.convert(listening.watchdog().get())));
            addFlag("watchdog_when_ready", listening.watchesWhenReady());
        }
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

    private void addPrivileges(Privileges privileges) throws KernelException {
        addFlag("nnp", privileges.noNewPrivileges());
        if (!privileges.bounding().isAll()) {
            add("bounding", Long.toHexString(privileges.bounding().mask()));
        }
        if (!privileges.ambient().isEmpty()) {
            add("ambient", Long.toHexString(privileges.ambient().mask()));
        }
    }

    private void addScheduling(Scheduling scheduling) throws KernelException {
        if (scheduling.nice() != 0) {
            add("nice", Integer.toString(scheduling.nice()));
        }
        if (scheduling.oomScoreAdjust().isPresent()) {
            add("oom", Integer.toString(scheduling.oomScoreAdjust().get()));
        }
        if (scheduling.io().isPresent()) {
            Scheduling.Io io = scheduling.io().get();
            add("ioprio", io.kind().number() + ":" + io.level());
        }
        if (scheduling.cpu().isPresent()) {
            Scheduling.Cpu cpu = scheduling.cpu().get();
            add("sched", cpu.policy().number() + ":" + cpu.priority() + ":" + (cpu.resetOnFork() ? 1 : 0));
        }
        if (!scheduling.affinity().isAny()) {
            add("affinity", scheduling.affinity().toString());
        }
    }

    private void addResourceLimits(Launch launch) throws KernelException {
        for (var entry : launch.resourceLimits().entrySet()) {
            ResourceLimit limit = entry.getValue();
            add("rlimit", entry.getKey().number() + ":" + amount(limit.soft()) + ":" + amount(limit.hard()));
        }
    }

    private static String amount(long amount) {
        return amount == ResourceLimit.INFINITY ? "infinity" : Long.toString(amount);
    }

    private void addPlace(Launch launch) throws KernelException {
        add("cwd", launch.workingDirectory());
        addFlag("cwd_optional", launch.workingDirectoryMayBeMissing());
        add("umask", Integer.toOctalString(launch.fileModeMask()));
        addFlag("sigpipe", !launch.ignoresBrokenPipes());
        for (ServiceDirectory directory : launch.directories()) {
            add("directory", directory.mode() + ":" + directory.uid() + ":" + directory.gid() + ":" + directory.path());
        }
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
        addFlag("ignore_failure", command.ignoresFailure());
    }

    /** What is not said is not so. */
    private void addFlag(String key, boolean isSet) throws KernelException {
        if (isSet) {
            add(key, "1");
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
