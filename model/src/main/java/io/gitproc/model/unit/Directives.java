package io.gitproc.model.unit;

import io.gitproc.model.calendar.CalendarEvent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The table of directives: the only list. Its order is the order of the reference and of {@link ServiceSpec#text}.
 *
 * <p>Source: systemd.unit(5), systemd.service(5), systemd.exec(5), systemd.kill(5), systemd.resource-control(5),
 * systemd.timer(5). Those
 * in {@code [X-GitProc]}, a section that systemd leaves alone, are ours; they are read in {@code [Service]} too.
 */
public final class Directives {
    static final String UNIT = "Unit";
    static final String SERVICE = "Service";
    static final String OWN = "X-GitProc";
    static final String TIMER = "Timer";

    public static final Directive<String> DESCRIPTION = Directive.row(UNIT, "Description", Grammars.TEXT)
            .orElse("", "One line for people. Specifiers are replaced.");

    /** One for each way to hang on other units. */
    public static final SortedMap<Dependency, Directive<List<UnitName>>> DEPENDENCIES = dependencies();

    public static final Directive<List<UnitName>> AFTER = Objects.requireNonNull(DEPENDENCIES.get(Dependency.AFTER));

    /** One row for each kind, in the order of {@link ConditionKind}. */
    public static final SortedMap<ConditionKind, Directive<List<Condition>>> CONDITIONS =
            conditions(ConditionFamily.CONDITION);

    /** The same rows as asserts. */
    public static final SortedMap<ConditionKind, Directive<List<Condition>>> ASSERTS =
            conditions(ConditionFamily.ASSERT);

    public static final Directive<ServiceType> TYPE = Directive.row(SERVICE, "Type", Types.GRAMMAR)
            .onChange(Effect.RESTART)
            .orElse(
                    ServiceType.SIMPLE,
                    "When the service has started: simple and exec (the program runs), notify (it says READY=1 to"
                            + " NOTIFY_SOCKET, see sd_notify(3)), oneshot (it has ended).");

    public static final Directive<NotifyAccess> NOTIFY_ACCESS = Directive.row(
                    SERVICE, "NotifyAccess", Grammars.NOTIFY_ACCESS)
            .onChange(Effect.RESTART)
            .orElse(
                    Directives::notifyAccess,
                    "Whose word to NOTIFY_SOCKET counts: none, main and exec (the main process), all (any process of the"
                            + " service). With Type=notify or WatchdogSec= main; else none, and it has no such socket.");

    public static final Directive<Duration> WATCHDOG_SEC = Directive.row(SERVICE, "WatchdogSec", Grammars.TIMEOUT)
            .onChange(Effect.RESTART)
            .orElse(
                    TimeSpan.INFINITY,
                    "How long it may be silent once it is ready: without WATCHDOG=1 to NOTIFY_SOCKET within that time it"
                            + " gets SIGABRT and has failed. A time span; 0 and infinity: no limit.");

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

    public static final Directive<Integer> RESTART_STEPS = Directive.row(
                    SERVICE, "RestartSteps", Numbers.between(0, 1_000_000))
            .orElse(0, "In how many steps of one factor the wait grows to RestartMaxDelaySec=. 0: it doubles.");

    public static final Directive<ExitStatusSet> SUCCESS_EXIT_STATUS = Directive.row(
                    SERVICE, "SuccessExitStatus", ExitStatusSets.GRAMMAR)
            .orElse(
                    ExitStatusSet.NONE,
                    "Ends that are good ones too: exit codes (143, TEMPFAIL) and signals (SIGKILL). Empty: none.");

    public static final Directive<ExitStatusSet> RESTART_PREVENT_EXIT_STATUS = Directive.row(
                    SERVICE, "RestartPreventExitStatus", ExitStatusSets.GRAMMAR)
            .orElse(ExitStatusSet.NONE, "Ends after which it is not started again, whatever Restart= says.");

    public static final Directive<ExitStatusSet> RESTART_FORCE_EXIT_STATUS = Directive.row(
                    SERVICE, "RestartForceExitStatus", ExitStatusSets.GRAMMAR)
            .orElse(ExitStatusSet.NONE, "Ends after which it is started again, also with Restart=no.");

    public static final Directive<Integer> START_LIMIT_BURST = Directive.row(UNIT, "StartLimitBurst", StartLimits.BURST)
            .alsoIn(SERVICE)
            .orElse(0, "Starts within StartLimitIntervalSec= after which it gives up: 1 to 50. 0: it never gives up.");

    public static final Directive<Duration> START_LIMIT_INTERVAL_SEC = Directive.row(
                    UNIT, "StartLimitIntervalSec", Grammars.TIME_SPAN)
            .alsoIn(SERVICE)
            .alias("StartLimitInterval")
            .orElse(Duration.ofSeconds(10), "The time in which starts count for StartLimitBurst=. 0: no limit.");

    public static final Directive<String> START_LIMIT_ACTION = Directive.row(
                    UNIT, "StartLimitAction", StartLimits.ACTION)
            .alsoIn(SERVICE)
            .orElse(StartLimits.NO_ACTION, "What a unit that gives up does to the host: none.");

    public static final Directive<Duration> RUNTIME_MAX_SEC = Directive.row(SERVICE, "RuntimeMaxSec", Grammars.PERIOD)
            .orElse(
                    TimeSpan.INFINITY,
                    "The longest run, then it is stopped and has failed. A time span above 0. Not for Type=oneshot.");

    public static final Directive<Optional<String>> USER = Directive.row(SERVICE, "User", Grammars.ACCOUNT)
            .onChange(Effect.RESTART)
            .orElse(Optional.empty(), "The user that runs it, a name or a number. Without it, the user of the daemon.");

    public static final Directive<Optional<String>> GROUP = Directive.row(SERVICE, "Group", Grammars.ACCOUNT)
            .onChange(Effect.RESTART)
            .orElse(Optional.empty(), "The group that runs it. Without it, the main group of User=.");

    public static final Directive<List<String>> SUPPLEMENTARY_GROUPS = Directive.row(
                    SERVICE, "SupplementaryGroups", WordLists.ACCOUNTS)
            .onChange(Effect.RESTART)
            .orElse(List.of(), "Groups that it is in besides those of User=. Empty: takes the ones before it back.");

    public static final Directive<Boolean> PRIVATE_PIDS = Directive.row(SERVICE, "PrivatePIDs", Grammars.PROTECTION)
            .onChange(Effect.RESTART)
            .orElse(true, "Whether it sees only its own processes, under numbers of its own. yes, unlike in systemd.");

    public static final Directive<Boolean> NO_NEW_PRIVILEGES = Directive.row(
                    SERVICE, "NoNewPrivileges", Grammars.PROTECTION)
            .onChange(Effect.RESTART)
            .orElse(false, "Whether no program may give it more rights than it has, set-user-id or not.");

    public static final Directive<CapabilitySet> CAPABILITY_BOUNDING_SET = Directive.row(
                    SERVICE, "CapabilityBoundingSet", Capabilities.BOUNDING)
            .onChange(Effect.RESTART)
            .orElse(
                    CapabilitySet.ALL,
                    "The capabilities that it can ever have: CAP_… names; behind a ~ all others. Empty: none.");

    public static final Directive<CapabilitySet> AMBIENT_CAPABILITIES = Directive.row(
                    SERVICE, "AmbientCapabilities", Capabilities.AMBIENT)
            .onChange(Effect.RESTART)
            .orElse(CapabilitySet.NONE, "The capabilities that it keeps as another user than root: CAP_… names.");

    public static final Directive<WorkingDirectory> WORKING_DIRECTORY = Directive.row(
                    SERVICE, "WorkingDirectory", Grammars.WORKING_DIRECTORY)
            .onChange(Effect.RESTART)
            .orElse(
                    WorkingDirectory.ROOT,
                    "Where it starts: an absolute path, or ~ for the home of User=. Behind a - it may be missing.");

    public static final Directive<FileMode> UMASK = Directive.row(SERVICE, "UMask", Grammars.FILE_MODE_MASK)
            .onChange(Effect.RESTART)
            .orElse(FileMode.MASK, "The permissions that its new files do not get: an octal number.");

    public static final Directive<SortedMap<String, String>> ENVIRONMENT = Directive.row(
                    SERVICE, Environments.KEY, Environments.GRAMMAR)
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

    public static final Directive<List<String>> PASS_ENVIRONMENT = Directive.row(
                    SERVICE, "PassEnvironment", WordLists.VARIABLE_NAMES)
            .onChange(Effect.RESTART)
            .orElse(List.of(), "Variables of the daemon that it gets too; Environment= wins over them.");

    public static final Directive<List<String>> UNSET_ENVIRONMENT = Directive.row(
                    SERVICE, "UnsetEnvironment", WordLists.VARIABLES_TO_UNSET)
            .onChange(Effect.RESTART)
            .orElse(List.of(), "Variables that it does not get, whoever set them: NAME, or NAME=value exactly.");

    public static final Directive<List<String>> RUNTIME_DIRECTORY =
            directory("RuntimeDirectory", BaseDirectory.RUNTIME);

    public static final Directive<FileMode> RUNTIME_DIRECTORY_MODE = directoryMode("RuntimeDirectory");

    public static final Directive<DirectoryPreserve> RUNTIME_DIRECTORY_PRESERVE = Directive.row(
                    SERVICE, "RuntimeDirectoryPreserve", Grammars.DIRECTORY_PRESERVE)
            .orElse(
                    DirectoryPreserve.NO,
                    "Whether RuntimeDirectory= outlives the service: no; restart (until it is not started again); yes.");

    public static final Directive<List<String>> STATE_DIRECTORY = directory("StateDirectory", BaseDirectory.STATE);

    public static final Directive<FileMode> STATE_DIRECTORY_MODE = directoryMode("StateDirectory");

    public static final Directive<List<String>> CACHE_DIRECTORY = directory("CacheDirectory", BaseDirectory.CACHE);

    public static final Directive<FileMode> CACHE_DIRECTORY_MODE = directoryMode("CacheDirectory");

    public static final Directive<List<String>> LOGS_DIRECTORY = directory("LogsDirectory", BaseDirectory.LOGS);

    public static final Directive<FileMode> LOGS_DIRECTORY_MODE = directoryMode("LogsDirectory");

    public static final Directive<List<String>> CONFIGURATION_DIRECTORY =
            directory("ConfigurationDirectory", BaseDirectory.CONFIGURATION);

    public static final Directive<FileMode> CONFIGURATION_DIRECTORY_MODE = directoryMode("ConfigurationDirectory");

    public static final Directive<OutputTarget> STANDARD_OUTPUT = Directive.row(
                    SERVICE, "StandardOutput", OutputTargets.GRAMMAR)
            .onChange(Effect.RESTART)
            .orElse(
                    OutputTarget.JOURNAL,
                    "Where its output goes: journal (its log), null, inherit, file:, append: or truncate: and a path.");

    public static final Directive<OutputTarget> STANDARD_ERROR = Directive.row(
                    SERVICE, "StandardError", OutputTargets.GRAMMAR)
            .onChange(Effect.RESTART)
            .orElse(OutputTarget.INHERIT, "The same for its errors; inherit: where its output goes.");

    public static final Directive<Boolean> IGNORE_SIGPIPE = Directive.row(SERVICE, "IgnoreSIGPIPE", Grammars.FLAG)
            .onChange(Effect.RESTART)
            .orElse(true, "Whether it starts with SIGPIPE ignored.");

    public static final Directive<Integer> NICE = Directive.row(SERVICE, "Nice", Numbers.between(-20, 19))
            .onChange(Effect.RESTART)
            .orElse(0, "Its nice level: from -20, which is served first, to 19.");

    public static final Directive<Optional<Integer>> OOM_SCORE_ADJUST = Directive.row(
                    SERVICE, "OOMScoreAdjust", Numbers.optionalBetween(-1000, 1000))
            .onChange(Effect.RESTART)
            .orElse(Optional.empty(), "When memory is short it is killed late (-1000: never) or early (1000).");

    public static final Directive<CpuPolicy> CPU_SCHEDULING_POLICY = Directive.row(
                    SERVICE, "CPUSchedulingPolicy", Grammars.CPU_POLICY)
            .onChange(Effect.RESTART)
            .orElse(CpuPolicy.OTHER, "How it gets the processors: other, batch, idle, fifo or rr.");

    public static final Directive<Integer> CPU_SCHEDULING_PRIORITY = Directive.row(
                    SERVICE, "CPUSchedulingPriority", Numbers.between(0, 99))
            .onChange(Effect.RESTART)
            .orElse(0, "Its priority with the policies fifo and rr: 1 to 99, the higher the sooner.");

    public static final Directive<Boolean> CPU_SCHEDULING_RESET_ON_FORK = Directive.row(
                    SERVICE, "CPUSchedulingResetOnFork", Grammars.FLAG)
            .onChange(Effect.RESTART)
            .orElse(false, "Whether its children fall back to the policy other and a nice level of 0 or more.");

    public static final Directive<CpuSet> CPU_AFFINITY = Directive.row(SERVICE, "CPUAffinity", CpuSets.GRAMMAR)
            .onChange(Effect.RESTART)
            .orElse(CpuSet.ANY, "The processors that it starts on: numbers and ranges, 0-3 6. It may widen them.");

    public static final Directive<Optional<IoClass>> IO_SCHEDULING_CLASS = Directive.row(
                    SERVICE, "IOSchedulingClass", Grammars.IO_CLASS)
            .onChange(Effect.RESTART)
            .orElse(Optional.empty(), "Its class for the I/O scheduler: realtime, best-effort or idle.");

    public static final Directive<Optional<Integer>> IO_SCHEDULING_PRIORITY = Directive.row(
                    SERVICE, "IOSchedulingPriority", Numbers.optionalBetween(0, 7))
            .onChange(Effect.RESTART)
            .orElse(Optional.empty(), "Its place in that class: from 0, which is served first, to 7. Else 4.");

    /** One row for each resource, in the order of {@link Resource}. */
    public static final SortedMap<Resource, Directive<Optional<ResourceLimit>>> RESOURCE_LIMITS = resourceLimits();

    public static final Directive<Limit<Bytes>> MEMORY_MAX = Directive.row(SERVICE, "MemoryMax", Grammars.MEMORY)
            .alias("MemoryLimit")
            .alsoIn(OWN)
            .onChange(Effect.ADJUST)
            .orElse(
                    Limit.none(),
                    "Hard limit of memory: bytes, or K, M, G, T (powers of 1024), a share such as 50%, or infinity.");

    public static final Directive<Limit<Bytes>> MEMORY_HIGH = Directive.row(SERVICE, "MemoryHigh", Grammars.MEMORY)
            .onChange(Effect.ADJUST)
            .orElse(Limit.none(), "Memory above which it is slowed down and its memory taken back. As MemoryMax=.");

    public static final Directive<Limit<Bytes>> MEMORY_SWAP_MAX = Directive.row(SERVICE, "MemorySwapMax", Grammars.SWAP)
            .onChange(Effect.ADJUST)
            .orElse(Limit.none(), "Hard limit of swap: as MemoryMax=, a share being of the swap; 0 for none.");

    public static final Directive<Optional<CpuQuota>> CPU_QUOTA = Directive.row(SERVICE, "CPUQuota", Grammars.CPU_QUOTA)
            .onChange(Effect.ADJUST)
            .orElse(Optional.empty(), "Most time on the processors: 50% is half of one, 200% is two.");

    public static final Directive<Optional<CpuWeight>> CPU_WEIGHT = Directive.row(
                    SERVICE, "CPUWeight", Grammars.CPU_WEIGHT)
            .onChange(Effect.ADJUST)
            .orElse(Optional.empty(), "Its share when processors are short: 1 to 10000, others having 100; or idle.");

    public static final Directive<CpuSet> ALLOWED_CPUS = Directive.row(SERVICE, "AllowedCPUs", CpuSets.GRAMMAR)
            .onChange(Effect.ADJUST)
            .orElse(CpuSet.ANY, "The only processors that it runs on: numbers and ranges, 0-3 6.");

    public static final Directive<Limit<Long>> TASKS_MAX = Directive.row(SERVICE, "TasksMax", Grammars.TASKS)
            .onChange(Effect.ADJUST)
            .orElse(Limit.none(), "The most processes and threads: a number, a share such as 10%, or infinity.");

    public static final Directive<Optional<Integer>> IO_WEIGHT = Directive.row(
                    SERVICE, "IOWeight", Numbers.optionalBetween(1, 10_000))
            .onChange(Effect.ADJUST)
            .orElse(Optional.empty(), "Its share when disks are short: 1 to 10000, others having 100.");

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

    public static final Directive<KillMode> KILL_MODE = Directive.row(SERVICE, "KillMode", Grammars.KILL_MODE)
            .orElse(
                    KillMode.CONTROL_GROUP,
                    "Whom a stop ends: control-group (all), mixed (the main process is asked, the others killed),"
                            + " process (only it), none.");

    public static final Directive<Boolean> SEND_SIGHUP = Directive.row(SERVICE, "SendSIGHUP", Grammars.FLAG)
            .orElse(false, "Whether SIGHUP follows KillSignal= at once, for shells.");

    public static final Directive<Boolean> SEND_SIGKILL = Directive.row(SERVICE, "SendSIGKILL", Grammars.FLAG)
            .orElse(true, "Whether what is left at TimeoutStopSec= gets FinalKillSignal=.");

    public static final Directive<Signal> FINAL_KILL_SIGNAL = Directive.row(SERVICE, "FinalKillSignal", Grammars.SIGNAL)
            .orElse(Signal.KILL, "The signal that ends what is left: a name or a number.");

    public static final Directive<Bytes> LOG_MAX_SIZE = Directive.row(OWN, "LogMaxSize", Grammars.SIZE)
            .orElse(
                    new Bytes(10 << 20),
                    "The size at which the log is rotated, from the next start on. A size above 0.");

    public static final Directive<Integer> LOG_MAX_FILES = Directive.row(OWN, "LogMaxFiles", Grammars.COUNT)
            .orElse(5, "How many rotated files of the log are kept, from the next start on. A number from 1.");

    public static final Directive<Optional<URI>> HEALTH_CHECK_URL = Directive.row(
                    OWN, "HealthCheckURL", Grammars.HEALTH_CHECK_URL)
            .alsoIn(SERVICE)
            .orElse(
                    Optional.empty(),
                    "What is asked whether the service is well. http and https URLs: GET, well is a status from 200 to 399,"
                            + " redirects are not followed, a certificate must be good for Java's trust store."
                            + " tcp://host:port and unix:///path: well is an accepted connection."
                            + " exec:///path/program?arg=-v&arg=two%20words: well is exit code 0, run as the service is:"
                            + " its user, environment, directory and limits, among the processes of the host.");

    public static final Directive<Duration> HEALTH_CHECK_INTERVAL = Directive.row(
                    OWN, "HealthCheckInterval", Grammars.CHECK_PERIOD)
            .alsoIn(SERVICE)
            .orElse(
                    Duration.ofSeconds(30),
                    "The time between two checks; before the first that passes it is shorter. A time span from 10ms to 1d.");

    public static final Directive<Duration> HEALTH_CHECK_TIMEOUT = Directive.row(
                    OWN, "HealthCheckTimeout", Grammars.CHECK_PERIOD)
            .alsoIn(SERVICE)
            .orElse(
                    Duration.ofSeconds(5),
                    "The longest check; one that takes longer has failed. A time span from 10ms to 1d.");

    public static final Directive<Integer> HEALTH_CHECK_RETRIES = Directive.row(
                    OWN, "HealthCheckRetries", Grammars.COUNT)
            .alsoIn(SERVICE)
            .orElse(3, "Failed checks in a row after which the service is started again. A number from 1.");

    public static final Directive<Optional<Duration>> HEALTH_CHECK_START_PERIOD = Directive.row(
                    OWN, "HealthCheckStartPeriod", Grammars.START_PERIOD)
            .alsoIn(SERVICE)
            .orElse(
                    Optional.empty(),
                    "How long after a start failed checks count for nothing; the first that passes ends it."
                            + " A time span; without one, until TimeoutStartSec ends the start.");

    public static final Directive<Optional<OnFailedUpdate>> ON_FAILED_UPDATE = Directive.row(
                    OWN, "OnFailedUpdate", Grammars.ON_FAILED_UPDATE)
            .orElse(
                    Optional.empty(),
                    "When a changed unit fails that was well: none, or rollback to its old version. Empty: as on_failed_update.");

    public static final Directive<Duration> UPDATE_DEADLINE = Directive.row(OWN, "UpdateDeadline", Grammars.PERIOD)
            .orElse(
                    Duration.ofMinutes(2),
                    "The time in which a changed unit has to be ready, and must not crash three times. Above 0.");

    /** What has a service started on time: without one of them it is started because it is wanted. */
    private static final List<String> TRIGGER_NAMES =
            List.of("OnCalendar", "OnActiveSec", "OnBootSec", "OnUnitActiveSec", "OnUnitInactiveSec");

    public static final Directive<List<CalendarEvent>> ON_CALENDAR = Directive.row(
                    TIMER, "OnCalendar", CalendarEvents.GRAMMAR)
            .resetBy(TRIGGER_NAMES)
            .orElse(
                    List.of(),
                    "When it is started, if it does not run: Mon..Fri *-*-* 02:00:00, daily. Empty: takes all triggers back.");

    public static final Directive<List<Duration>> ON_ACTIVE_SEC = after(
            "OnActiveSec",
            "It is started once, so long after its timer came or, later, the host was booted. A time span.");

    public static final Directive<List<Duration>> ON_BOOT_SEC = after(
            "OnBootSec",
            "It is started so long after the boot, for the first time since then. A time span.",
            "OnStartupSec");

    public static final Directive<List<Duration>> ON_UNIT_ACTIVE_SEC =
            after("OnUnitActiveSec", "It is started so long after its last start. A time span.");

    public static final Directive<List<Duration>> ON_UNIT_INACTIVE_SEC =
            after("OnUnitInactiveSec", "It is started so long after its last end. A time span.");

    static final List<Directive<?>> TRIGGERS =
            List.of(ON_CALENDAR, ON_ACTIVE_SEC, ON_BOOT_SEC, ON_UNIT_ACTIVE_SEC, ON_UNIT_INACTIVE_SEC);

    public static final Directive<Duration> RANDOMIZED_DELAY_SEC = Directive.row(
                    TIMER, "RandomizedDelaySec", Grammars.TIME_SPAN)
            .orElse(Duration.ZERO, "Up to so long later, so that hosts do not start it all at once. A time span.");

    public static final Directive<Boolean> FIXED_RANDOM_DELAY = Directive.row(TIMER, "FixedRandomDelay", Grammars.FLAG)
            .orElse(false, "Whether that delay of a host is the same each time.");

    public static final Directive<Boolean> PERSISTENT = Directive.row(TIMER, "Persistent", Grammars.FLAG)
            .orElse(false, "Whether it runs once for all that OnCalendar= has missed, as while the host was off.");

    public static final Directive<Duration> ACCURACY_SEC = Directive.row(TIMER, "AccuracySec", Grammars.TIME_SPAN)
            .orElse(Duration.ofMinutes(1), "How late it may be. Nothing hangs on it: it is started on time.");

    public static final Directive<Optional<UnitName>> TIMER_UNIT = Directive.row(TIMER, "Unit", Grammars.SERVICE)
            .orElse(Optional.empty(), "The service that is started: the one that is called as the timer.");

    public static final List<Directive<?>> ALL = Stream.of(
                    List.of(DESCRIPTION),
                    DEPENDENCIES.values(),
                    CONDITIONS.values(),
                    ASSERTS.values(),
                    List.of(
                            TYPE,
                            NOTIFY_ACCESS,
                            WATCHDOG_SEC,
                            EXEC_START,
                            REMAIN_AFTER_EXIT,
                            RESTART,
                            RESTART_SEC,
                            RESTART_MAX_DELAY_SEC,
                            RESTART_STEPS,
                            SUCCESS_EXIT_STATUS,
                            RESTART_PREVENT_EXIT_STATUS,
                            RESTART_FORCE_EXIT_STATUS,
                            START_LIMIT_BURST,
                            START_LIMIT_INTERVAL_SEC,
                            START_LIMIT_ACTION,
                            RUNTIME_MAX_SEC,
                            USER,
                            GROUP,
                            SUPPLEMENTARY_GROUPS,
                            PRIVATE_PIDS,
                            NO_NEW_PRIVILEGES,
                            CAPABILITY_BOUNDING_SET,
                            AMBIENT_CAPABILITIES,
                            WORKING_DIRECTORY,
                            UMASK,
                            ENVIRONMENT,
                            ENVIRONMENT_FILE,
                            PASS_ENVIRONMENT,
                            UNSET_ENVIRONMENT,
                            RUNTIME_DIRECTORY,
                            RUNTIME_DIRECTORY_MODE,
                            RUNTIME_DIRECTORY_PRESERVE,
                            STATE_DIRECTORY,
                            STATE_DIRECTORY_MODE,
                            CACHE_DIRECTORY,
                            CACHE_DIRECTORY_MODE,
                            LOGS_DIRECTORY,
                            LOGS_DIRECTORY_MODE,
                            CONFIGURATION_DIRECTORY,
                            CONFIGURATION_DIRECTORY_MODE,
                            STANDARD_OUTPUT,
                            STANDARD_ERROR,
                            IGNORE_SIGPIPE,
                            NICE,
                            OOM_SCORE_ADJUST,
                            CPU_SCHEDULING_POLICY,
                            CPU_SCHEDULING_PRIORITY,
                            CPU_SCHEDULING_RESET_ON_FORK,
                            CPU_AFFINITY,
                            IO_SCHEDULING_CLASS,
                            IO_SCHEDULING_PRIORITY),
                    RESOURCE_LIMITS.values(),
                    List.of(
                            MEMORY_MAX,
                            MEMORY_HIGH,
                            MEMORY_SWAP_MAX,
                            CPU_QUOTA,
                            CPU_WEIGHT,
                            ALLOWED_CPUS,
                            TASKS_MAX,
                            IO_WEIGHT,
                            TIMEOUT_START_SEC,
                            TIMEOUT_STOP_SEC,
                            KILL_SIGNAL,
                            KILL_MODE,
                            SEND_SIGHUP,
                            SEND_SIGKILL,
                            FINAL_KILL_SIGNAL,
                            LOG_MAX_SIZE,
                            LOG_MAX_FILES,
                            HEALTH_CHECK_URL,
                            HEALTH_CHECK_INTERVAL,
                            HEALTH_CHECK_TIMEOUT,
                            HEALTH_CHECK_RETRIES,
                            HEALTH_CHECK_START_PERIOD,
                            ON_FAILED_UPDATE,
                            UPDATE_DEADLINE),
                    TRIGGERS,
                    List.of(RANDOMIZED_DELAY_SEC, FIXED_RANDOM_DELAY, PERSISTENT, ACCURACY_SEC, TIMER_UNIT))
            .<Directive<?>>flatMap(Collection::stream)
            .toList();

    /** By section and key, in the order of the table. */
    private static final SortedMap<String, SortedMap<String, List<Directive<?>>>> READERS = readers();

    private Directives() {}

    /**
     * The directive that this key names in this section; the first one where a key sets two, as {@code TimeoutSec}
     * does.
     */
    public static Optional<Directive<?>> named(String section, String key) {
        return hearing(section, key).stream()
                .filter(row -> row.keys().contains(key))
                .findFirst();
    }

    /** The directives that this line gives a value; mostly one or none. */
    static List<Directive<?>> reading(Assignment line) {
        return hearing(line.section(), line.key()).stream()
                .filter(row -> row.reads(line))
                .toList();
    }

    private static List<Directive<?>> hearing(String section, String key) {
        return READERS.getOrDefault(section, Collections.emptySortedMap()).getOrDefault(key, List.of());
    }

    private static SortedMap<String, SortedMap<String, List<Directive<?>>>> readers() {
        SortedMap<String, SortedMap<String, List<Directive<?>>>> readers = new TreeMap<>();
        for (Directive<?> row : ALL) {
            for (String section : row.sections()) {
                SortedMap<String, List<Directive<?>>> keys = readers.computeIfAbsent(section, any -> new TreeMap<>());
                row.heard()
                        .forEach(key -> keys.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(row));
            }
        }
        return Collections.unmodifiableSortedMap(readers);
    }

    private static Duration startTimeout(ServiceSpec spec) {
        return switch (spec.get(TYPE)) {
            case SIMPLE, EXEC, NOTIFY -> Duration.ofSeconds(90);
            case ONESHOT -> TimeSpan.INFINITY;
        };
    }

    private static NotifyAccess notifyAccess(ServiceSpec spec) {
        boolean hasToSpeak =
                spec.get(TYPE) == ServiceType.NOTIFY || !spec.get(WATCHDOG_SEC).equals(TimeSpan.INFINITY);
        return hasToSpeak ? NotifyAccess.MAIN : NotifyAccess.NONE;
    }

    private static Directive<List<Duration>> after(String name, String doc, String... aliases) {
        Directive.Row<List<Duration>> row =
                Directive.row(TIMER, name, Grammars.TIME_SPANS).resetBy(TRIGGER_NAMES);
        List.of(aliases).forEach(row::alias);
        return row.orElse(List.of(), doc);
    }

    private static Directive<List<String>> directory(String name, BaseDirectory base) {
        return Directive.row(SERVICE, name, WordLists.DIRECTORIES)
                .onChange(Effect.RESTART)
                .orElse(
                        List.of(),
                        "Directories below " + base.path() + " that are made at the start; the service finds them in "
                                + base.variable() + ".");
    }

    private static Directive<FileMode> directoryMode(String name) {
        return Directive.row(SERVICE, name + "Mode", Grammars.FILE_MODE)
                .onChange(Effect.RESTART)
                .orElse(FileMode.DIRECTORY, "The mode of " + name + "=: an octal number.");
    }

    private static SortedMap<Dependency, Directive<List<UnitName>>> dependencies() {
        SortedMap<Dependency, Directive<List<UnitName>>> rows = new TreeMap<>();
        for (Dependency dependency : Dependency.values()) {
            Directive.Row<List<UnitName>> row = Directive.row(UNIT, dependency.directive(), UnitLists.GRAMMAR)
                    .alsoIn(SERVICE, OWN);
            dependency.aliases().forEach(row::alias);
            rows.put(dependency, row.orElse(List.of(), dependency.doc()));
        }
        return Collections.unmodifiableSortedMap(rows);
    }

    private static SortedMap<ConditionKind, Directive<List<Condition>>> conditions(ConditionFamily family) {
        List<String> all =
                Stream.of(ConditionKind.values()).map(family::directive).toList();
        SortedMap<ConditionKind, Directive<List<Condition>>> rows = new TreeMap<>();
        for (ConditionKind kind : ConditionKind.values()) {
            rows.put(
                    kind,
                    Directive.row(UNIT, family.directive(kind), ConditionLists.of(kind))
                            .resetBy(all)
                            .orElse(List.of(), family.doc(kind)));
        }
        return Collections.unmodifiableSortedMap(rows);
    }

    private static SortedMap<Resource, Directive<Optional<ResourceLimit>>> resourceLimits() {
        SortedMap<Resource, Directive<Optional<ResourceLimit>>> rows = new TreeMap<>();
        for (Resource resource : Resource.values()) {
            rows.put(
                    resource,
                    Directive.row(SERVICE, resource.directive(), resource.grammar())
                            .onChange(Effect.RESTART)
                            .orElse(resource.standard(), resource.doc()));
        }
        return Collections.unmodifiableSortedMap(rows);
    }
}
