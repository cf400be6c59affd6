package io.gitproc.executors.launch;

import io.gitproc.executors.Account;
import io.gitproc.executors.Executor.Context;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Launch.Credentials;
import io.gitproc.executors.Listening;
import io.gitproc.executors.Output;
import io.gitproc.executors.Privileges;
import io.gitproc.executors.Scheduling;
import io.gitproc.executors.ServiceDirectory;
import io.gitproc.model.unit.CpuPolicy;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ExecCommand;
import io.gitproc.model.unit.IoClass;
import io.gitproc.model.unit.NotifyAccess;
import io.gitproc.model.unit.OutputTarget;
import io.gitproc.model.unit.Resource;
import io.gitproc.model.unit.ResourceLimit;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import io.gitproc.model.unit.TimeSpan;
import io.gitproc.model.unit.WorkingDirectory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One specification on its way to a launch, directive by directive. */
final class Compilation {
    /** Of systemd, for a service that names only a class or none. */
    private static final int IO_LEVEL = 4;

    private final ServiceSpec spec;
    private final Context context;
    private final SortedMap<String, String> environment;

    /**
     * @param daemon the environment of the daemon
     */
    Compilation(ServiceSpec spec, Context context, SortedMap<String, String> daemon) {
        this.spec = spec;
        this.context = context;
        this.environment = EnvironmentBlock.of(spec, context, daemon);
    }

    Launch launch() {
        return new Launch(
                commands(),
                environment,
                workingDirectory(),
                spec.get(Directives.WORKING_DIRECTORY).optional(),
                context.credentials(),
                spec.get(Directives.UMASK).bits(),
                privileges(),
                scheduling(),
                resourceLimits(),
                directories(),
                output(),
                spec.get(Directives.IGNORE_SIGPIPE),
                listening());
    }

    /** Source: systemd.service(5): who has to say something is heard, whatever NotifyAccess= says. */
    private Listening listening() {
        NotifyAccess access = spec.get(Directives.NOTIFY_ACCESS);
        Optional<Duration> watchdog =
                Optional.of(spec.get(Directives.WATCHDOG_SEC)).filter(span -> !span.equals(TimeSpan.INFINITY));
        boolean saysReady = spec.get(Directives.TYPE) == ServiceType.NOTIFY;
        boolean isMute = access == NotifyAccess.NONE && (saysReady || watchdog.isPresent());
        return new Listening(isMute ? NotifyAccess.MAIN : access, watchdog, saysReady);
    }

    private List<Launch.Command> commands() {
        return spec.get(Directives.EXEC_START).stream().map(this::command).toList();
    }

    private Launch.Command command(ExecCommand command) {
        return new Launch.Command(
                command.program(),
                command.argv(name -> Optional.ofNullable(environment.get(name))),
                command.ignoresFailure());
    }

    private String workingDirectory() {
        WorkingDirectory directory = spec.get(Directives.WORKING_DIRECTORY);
        return directory.isHome()
                ? context.account().map(Account::home).orElse(context.daemon().home())
                : directory.path();
    }

    private Privileges privileges() {
        return new Privileges(
                spec.get(Directives.PRIVATE_PIDS),
                spec.get(Directives.NO_NEW_PRIVILEGES),
                spec.get(Directives.CAPABILITY_BOUNDING_SET),
                spec.get(Directives.AMBIENT_CAPABILITIES));
    }

    private Scheduling scheduling() {
        return new Scheduling(
                spec.get(Directives.NICE),
                spec.get(Directives.OOM_SCORE_ADJUST),
                io(),
                cpu(),
                spec.get(Directives.CPU_AFFINITY));
    }

    /** One of the two gives the other its usual value; the class none means best-effort. */
    private Optional<Scheduling.Io> io() {
        Optional<IoClass> kind = spec.get(Directives.IO_SCHEDULING_CLASS);
        Optional<Integer> level = spec.get(Directives.IO_SCHEDULING_PRIORITY);
        if (kind.isEmpty() && level.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                kind.filter(IoClass.NONE::equals).isPresent()
                        ? new Scheduling.Io(IoClass.BEST_EFFORT, IO_LEVEL)
                        : new Scheduling.Io(kind.orElse(IoClass.BEST_EFFORT), level.orElse(IO_LEVEL)));
    }

    private Optional<Scheduling.Cpu> cpu() {
        CpuPolicy policy = spec.get(Directives.CPU_SCHEDULING_POLICY);
        int priority = policy.nearestPriority(spec.get(Directives.CPU_SCHEDULING_PRIORITY));
        boolean resetOnFork = spec.get(Directives.CPU_SCHEDULING_RESET_ON_FORK);
        return policy == CpuPolicy.OTHER && !resetOnFork
                ? Optional.empty()
                : Optional.of(new Scheduling.Cpu(policy, priority, resetOnFork));
    }

    private SortedMap<Resource, ResourceLimit> resourceLimits() {
        SortedMap<Resource, ResourceLimit> limits = new TreeMap<>();
        Directives.RESOURCE_LIMITS.forEach(
                (resource, directive) -> spec.get(directive).ifPresent(limit -> limits.put(resource, limit)));
        return limits;
    }

    private List<ServiceDirectory> directories() {
        return DirectoryKind.ALL.stream()
                .flatMap(kind -> kind.paths(spec).stream().map(path -> directory(kind, path)))
                .toList();
    }

    private ServiceDirectory directory(DirectoryKind kind, String path) {
        Account daemon = context.daemon();
        Optional<Credentials> service = switch (kind.owner()) {
            case SERVICE -> context.credentials();
            case DAEMON -> Optional.empty();
        };
        return new ServiceDirectory(
                path,
                spec.get(kind.mode()),
                service.map(Credentials::uid).orElse(daemon.uid()),
                service.map(Credentials::gid).orElse(daemon.gid()));
    }

    private Output output() {
        OutputTarget standard = standardOutput();
        return new Output(
                standard,
                standardError(standard),
                spec.get(Directives.LOG_MAX_SIZE),
                spec.get(Directives.LOG_MAX_FILES));
    }

    /** What it would inherit from the standard input is {@code /dev/null}. */
    private OutputTarget standardOutput() {
        OutputTarget target = spec.get(Directives.STANDARD_OUTPUT);
        return target.equals(OutputTarget.INHERIT) ? OutputTarget.NULL : target;
    }

    /** One file is opened once, so that neither stream writes over the other; in the log each stream has its mark. */
    private OutputTarget standardError(OutputTarget standard) {
        OutputTarget target = spec.get(Directives.STANDARD_ERROR);
        if (target.equals(OutputTarget.INHERIT) && standard.path().isEmpty()) {
            return standard;
        }
        return target.path().isPresent() && target.equals(standard) ? OutputTarget.INHERIT : target;
    }
}
