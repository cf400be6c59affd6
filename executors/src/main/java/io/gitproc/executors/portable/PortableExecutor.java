package io.gitproc.executors.portable;

import io.gitproc.executors.Account;
import io.gitproc.executors.Executor;
import io.gitproc.executors.Launch;
import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.Effect;
import io.gitproc.model.unit.ExecCommand;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import io.gitproc.model.unit.Signal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs what the {@link PortableKernel} can run, and says of the rest what it is.
 *
 * <p>What takes effect at a start counts as a protection, unless it is named here: so a directive that comes later is
 * refused until somebody has thought about it.
 */
public final class PortableExecutor implements Executor {
    /** Done here as anywhere. That {@code PrivatePIDs} is set can only mean {@code no}. */
    private static final List<Directive<?>> DONE = List.of(
            Directives.TYPE,
            Directives.EXEC_START,
            Directives.WORKING_DIRECTORY,
            Directives.ENVIRONMENT,
            Directives.ENVIRONMENT_FILE,
            Directives.PASS_ENVIRONMENT,
            Directives.UNSET_ENVIRONMENT,
            Directives.STANDARD_OUTPUT,
            Directives.STANDARD_ERROR,
            Directives.PRIVATE_PIDS);

    /** They change how well a service runs, not what it may do. */
    private static final List<Directive<?>> TUNING = List.of(
            Directives.IGNORE_SIGPIPE,
            Directives.NICE,
            Directives.OOM_SCORE_ADJUST,
            Directives.CPU_SCHEDULING_POLICY,
            Directives.CPU_SCHEDULING_PRIORITY,
            Directives.CPU_SCHEDULING_RESET_ON_FORK,
            Directives.CPU_AFFINITY,
            Directives.IO_SCHEDULING_CLASS,
            Directives.IO_SCHEDULING_PRIORITY);

    /** They would matter at the stop or for the log. */
    private static final List<Directive<?>> LATER = List.of(
            Directives.SEND_SIGHUP, Directives.FINAL_KILL_SIGNAL, Directives.LOG_MAX_SIZE, Directives.LOG_MAX_FILES);

    private final Executor direct;
    private final Account own;

    /**
     * @param direct makes the launch
     * @param own the account of the daemon, which is that of every service
     */
    public PortableExecutor(Executor direct, Account own) {
        this.direct = direct;
        this.own = own;
    }

    @Override
    public String name() {
        return "portable";
    }

    @Override
    public Optional<String> unsupported(ServiceSpec spec) {
        return Directives.ALL.stream()
                .filter(directive -> spec.isSet(directive) && isProtection(directive, spec))
                .findFirst()
                .map(directive -> line(directive, spec) + ": not possible with the portable kernel")
                .or(() -> type(spec))
                .or(() -> prefix(spec));
    }

    private static Optional<String> type(ServiceSpec spec) {
        return Optional.of(spec.get(Directives.TYPE))
                .filter(ServiceType.NOTIFY::equals)
                .map(type -> line(Directives.TYPE, spec) + ": the portable kernel cannot hear when a service is ready");
    }

    private boolean isProtection(Directive<?> directive, ServiceSpec spec) {
        return directive.onChange() == Effect.RESTART
                && !DONE.contains(directive)
                && !isTuning(directive)
                && !(directive.equals(Directives.USER) && isOwn(spec));
    }

    private static boolean isTuning(Directive<?> directive) {
        return TUNING.contains(directive)
                || Directives.RESOURCE_LIMITS.values().stream().anyMatch(directive::equals);
    }

    private boolean isOwn(ServiceSpec spec) {
        return spec.get(Directives.USER)
                .filter(user -> user.equals(own.name()) || user.equals(Long.toString(own.uid())))
                .isPresent();
    }

    private static Optional<String> prefix(ServiceSpec spec) {
        return spec.get(Directives.EXEC_START).stream()
                .filter(command -> command.prefixes().contains(ExecCommand.Prefix.ARGV0))
                .findFirst()
                .map(command -> "ExecStart=" + command + ": the portable kernel cannot give a program another name");
    }

    @Override
    public List<String> unenforced(ServiceSpec spec) {
        Stream<String> ignored = Directives.ALL.stream()
                .filter(directive -> spec.isSet(directive) && isIgnored(directive))
                .map(directive -> line(directive, spec) + ": not applied by the portable kernel");
        return Stream.concat(ignored, signal(spec).stream()).toList();
    }

    private static boolean isIgnored(Directive<?> directive) {
        return directive.onChange() == Effect.ADJUST || isTuning(directive) || LATER.contains(directive);
    }

    private static Optional<String> signal(ServiceSpec spec) {
        return Optional.of(spec.get(Directives.KILL_SIGNAL))
                .filter(signal -> !signal.equals(Signal.TERM) && !signal.equals(Signal.KILL))
                .map(signal -> "KillSignal=" + signal + ": the portable kernel sends SIGTERM instead");
    }

    /** As it stands in the unit. */
    private static String line(Directive<?> directive, ServiceSpec spec) {
        return spec.text()
                .lines()
                .filter(line -> line.startsWith(directive.name() + "="))
                .findFirst()
                .orElse(directive.name());
    }

    @Override
    public Launch compile(ServiceSpec spec, Context context) {
        return direct.compile(spec, context);
    }
}
