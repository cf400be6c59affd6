package io.gitproc.model.unit;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The table of directives: the only list. Its order is the order of the reference and of {@link ServiceSpec#text}.
 *
 * <p>Source: systemd.unit(5), systemd.service(5), systemd.exec(5), systemd.kill(5), systemd.resource-control(5). Those
 * in {@code [X-GitProc]}, a section that systemd leaves alone, are ours; they are read in {@code [Service]} too.
 */
public final class Directives {
    static final String UNIT = "Unit";
    static final String SERVICE = "Service";
    static final String OWN = "X-GitProc";

    public static final Directive<String> DESCRIPTION = Directive.row(UNIT, "Description", Grammars.TEXT)
            .orElse("", "One line for people. Specifiers are replaced.");

    public static final Directive<List<UnitName>> AFTER = Directive.row(UNIT, "After", UnitLists.GRAMMAR)
            .alsoIn(SERVICE, OWN)
            .orElse(List.of(), "Units that are to be ready before this one starts. Pulls nothing in. Services only.");

    public static final Directive<ServiceType> TYPE = Directive.row(SERVICE, "Type", Types.GRAMMAR)
            .onChange(Effect.RESTART)
            .orElse(
                    ServiceType.SIMPLE,
                    "When the service has started: simple (forked), exec (the program runs), oneshot (it has ended).");

    public static final Directive<List<ExecCommand>> EXEC_START = Directive.row(SERVICE, "ExecStart", Commands.GRAMMAR)
            .onChange(Effect.RESTART)
            .orElse(
                    List.of(),
                    "The command that runs. Required. Several only with Type=oneshot, one after the other. No shell.");

    public static final Directive<Boolean> REMAIN_AFTER_EXIT = Directive.row(SERVICE, "RemainAfterExit", Grammars.FLAG)
            .orElse(false, "Whether the unit stays active when its processes have ended well.");

    public static final Directive<Restart> RESTART = Directive.row(SERVICE, "Restart", Grammars.RESTART_MODE)
            .orElse(
                    Restart.NO,
                    "When it starts again: no, always, on-success, on-failure, on-abnormal, on-abort, on-watchdog.");

    public static final Directive<Duration> RESTART_SEC = Directive.row(SERVICE, "RestartSec", Grammars.TIME_SPAN)
            .orElse(
                    Duration.ofMillis(100),
                    "The wait before the first restart; it doubles with each failure in a row. A time span.");

    public static final Directive<Duration> RESTART_MAX_DELAY_SEC = Directive.row(
                    SERVICE, "RestartMaxDelaySec", Grammars.TIME_SPAN)
            .orElse(Duration.ofMinutes(5), "The longest wait before a restart. A time span.");

    public static final Directive<Optional<String>> USER = Directive.row(SERVICE, "User", Grammars.ACCOUNT)
            .onChange(Effect.RESTART)
            .orElse(Optional.empty(), "The user that runs it, a name or a number. Without it, the user of the daemon.");

    public static final Directive<Optional<String>> GROUP = Directive.row(SERVICE, "Group", Grammars.ACCOUNT)
            .onChange(Effect.RESTART)
            .orElse(Optional.empty(), "The group that runs it. Without it, the main group of User=.");

    public static final Directive<WorkingDirectory> WORKING_DIRECTORY = Directive.row(
                    SERVICE, "WorkingDirectory", Grammars.WORKING_DIRECTORY)
            .onChange(Effect.RESTART)
            .orElse(
                    WorkingDirectory.ROOT,
                    "Where it starts: an absolute path, or ~ for the home of User=. Behind a - it may be missing.");

    public static final Directive<SortedMap<String, String>> ENVIRONMENT = Directive.row(
                    SERVICE, "Environment", Environments.GRAMMAR)
            .onChange(Effect.RESTART)
            .orElse(
                    Collections.emptySortedMap(),
                    "Variables: NAME=value \"OTHER=with blanks\". Empty: takes the ones before it back.");

    public static final Directive<List<EnvironmentFile>> ENVIRONMENT_FILE = Directive.row(
                    SERVICE, "EnvironmentFile", EnvironmentFiles.GRAMMAR)
            .onChange(Effect.RESTART)
            .orElse(
                    List.of(),
                    "Files of variables, read at each start; they win over Environment=. Behind a - it may lack.");

    public static final Directive<MemoryLimit> MEMORY_MAX = Directive.row(SERVICE, "MemoryMax", Grammars.MEMORY)
            .alias("MemoryLimit")
            .alsoIn(OWN)
            .onChange(Effect.ADJUST)
            .orElse(
                    MemoryLimit.none(),
                    "Hard limit of memory: bytes, or K, M, G, T (powers of 1024), a share such as 50%, or infinity.");

    public static final Directive<Optional<CpuQuota>> CPU_QUOTA = Directive.row(SERVICE, "CPUQuota", Grammars.CPU_QUOTA)
            .onChange(Effect.ADJUST)
            .orElse(Optional.empty(), "Most time on the processors: 50% is half of one, 200% is two.");

    public static final Directive<Duration> TIMEOUT_START_SEC = Directive.row(
                    SERVICE, "TimeoutStartSec", Grammars.TIMEOUT)
            .alias("TimeoutSec")
            .orElse(
                    Directives::startTimeout,
                    "The longest start. A time span; 0 and infinity: no limit, as it is for Type=oneshot; else 90s.");

    public static final Directive<Duration> TIMEOUT_STOP_SEC = Directive.row(
                    SERVICE, "TimeoutStopSec", Grammars.TIMEOUT)
            .alias("TimeoutSec")
            .orElse(Duration.ofSeconds(90), "From KillSignal= to SIGKILL. A time span; 0 and infinity: no limit.");

    public static final Directive<Signal> KILL_SIGNAL = Directive.row(SERVICE, "KillSignal", Grammars.SIGNAL)
            .orElse(Signal.TERM, "The signal that asks the service to end: a name or a number.");

    public static final Directive<Optional<URI>> HEALTH_CHECK_URL = Directive.row(
                    OWN, "HealthCheckURL", Grammars.HEALTH_CHECK_URL)
            .alsoIn(SERVICE)
            .orElse(
                    Optional.empty(),
                    "What is asked whether the service is well: an http, https, tcp, unix or exec URL.");

    public static final Directive<Duration> HEALTH_CHECK_INTERVAL = Directive.row(
                    OWN, "HealthCheckInterval", Grammars.PERIOD)
            .alsoIn(SERVICE)
            .orElse(Duration.ofSeconds(30), "The time between two checks. A time span above 0.");

    public static final Directive<Duration> HEALTH_CHECK_TIMEOUT = Directive.row(
                    OWN, "HealthCheckTimeout", Grammars.PERIOD)
            .alsoIn(SERVICE)
            .orElse(Duration.ofSeconds(5), "The longest check. A time span above 0.");

    public static final Directive<Integer> HEALTH_CHECK_RETRIES = Directive.row(
                    OWN, "HealthCheckRetries", Grammars.COUNT)
            .alsoIn(SERVICE)
            .orElse(3, "Failed checks in a row after which the service is started again. A number from 1.");

    public static final List<Directive<?>> ALL = List.of(
            DESCRIPTION,
            AFTER,
            TYPE,
            EXEC_START,
            REMAIN_AFTER_EXIT,
            RESTART,
            RESTART_SEC,
            RESTART_MAX_DELAY_SEC,
            USER,
            GROUP,
            WORKING_DIRECTORY,
            ENVIRONMENT,
            ENVIRONMENT_FILE,
            MEMORY_MAX,
            CPU_QUOTA,
            TIMEOUT_START_SEC,
            TIMEOUT_STOP_SEC,
            KILL_SIGNAL,
            HEALTH_CHECK_URL,
            HEALTH_CHECK_INTERVAL,
            HEALTH_CHECK_TIMEOUT,
            HEALTH_CHECK_RETRIES);

    private Directives() {}

    /**
     * The directive that this key names in this section; the first one where a key sets two, as {@code TimeoutSec}
     * does.
     */
    public static Optional<Directive<?>> named(String section, String key) {
        return ALL.stream().filter(row -> row.isAssignedBy(section, key)).findFirst();
    }

    private static Duration startTimeout(ServiceSpec spec) {
        return switch (spec.get(TYPE)) {
            case SIMPLE, EXEC -> Duration.ofSeconds(90);
            case ONESHOT -> TimeSpan.INFINITY;
        };
    }
}
