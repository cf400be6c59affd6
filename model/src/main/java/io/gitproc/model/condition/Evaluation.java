package io.gitproc.model.condition;

import io.gitproc.model.condition.FileStatus.Kind;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.Comparison;
import io.gitproc.model.unit.Condition;
import io.gitproc.model.unit.ConditionFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a host meets conditions, kind by kind as systemd.unit(5) says it.
 *
 * <p>A question that many units ask is answered once, so it is for one look. For one thread.
 */
public final class Evaluation {
    private static final long SYSTEM_UID_MAX = 999;
    private static final Pattern MACHINE_ID =
            Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int SHOWN_MAX = 3;

    private final Facts facts;
    private final FileQuestions files;
    private final SortedMap<String, Optional<Boolean>> answers = new TreeMap<>();

    public Evaluation(Facts facts) {
        this.facts = facts;
        this.files = new FileQuestions(facts);
    }

    /**
     * What is not met of a list, as a clause: {@code ConditionPathExists=/x is not met}. Every plain one is to be met,
     * and one of those that are triggers; empty when that is so.
     */
    public Optional<String> unmet(ConditionFamily family, List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> !condition.trigger() && !isMet(condition))
                .findFirst()
                .map(condition -> family.line(condition) + " is not met")
                .or(() -> untriggered(family, conditions));
    }

    private Optional<String> untriggered(ConditionFamily family, List<Condition> conditions) {
        List<Condition> triggers =
                conditions.stream().filter(Condition::trigger).toList();
        if (triggers.isEmpty() || triggers.stream().anyMatch(this::isMet)) {
            return Optional.empty();
        }
        String lines = triggers.stream().limit(SHOWN_MAX).map(family::line).collect(Collectors.joining(", "));
        return Optional.of(
                triggers.size() == 1
                        ? lines + " is not met"
                        : "none of " + lines + (triggers.size() > SHOWN_MAX ? " …" : "") + " is met");
    }

    /** One that cannot be answered is not met, negated or not. */
    boolean isMet(Condition condition) {
        return answers.computeIfAbsent(condition.question(), question -> answer(condition))
                .filter(yes -> yes != condition.negated())
                .isPresent();
    }

    private Optional<Boolean> answer(Condition condition) {
        String wanted = condition.parameter();
        return switch (condition.kind()) {
            case HOST -> host(wanted);
            case ARCHITECTURE ->
                Optional.of(wanted.equals("native") || wanted.equals(Architecture.of(facts.machine())));
            case VIRTUALIZATION -> Optional.of(Virtualization.of(facts).is(wanted));
            case KERNEL_COMMAND_LINE ->
                facts.read("/proc/cmdline").map(line -> new KernelCommandLine(line).has(wanted));
            case KERNEL_VERSION -> kernelVersion(wanted);
            case ENVIRONMENT -> Optional.of(environment(wanted));
            case USER -> Optional.of(user(wanted));
            case GROUP -> Optional.of(group(wanted));
            case MEMORY ->
                amount(wanted, facts.memory(), operand -> Bytes.parse(operand).map(Bytes::value));
            case CPUS -> amount(wanted, facts.processors(), Evaluation::number);
            case PATH_EXISTS -> Optional.of(files.exists(wanted));
            case PATH_EXISTS_GLOB -> Optional.of(files.existsLike(wanted));
            case PATH_IS_DIRECTORY -> Optional.of(files.is(wanted, Kind.DIRECTORY));
            case PATH_IS_SYMBOLIC_LINK -> Optional.of(files.isSymbolicLink(wanted));
            case PATH_IS_MOUNT_POINT -> files.isMountPoint(wanted);
            case PATH_IS_READ_WRITE -> files.isReadWrite(wanted);
            case PATH_IS_SOCKET -> Optional.of(files.is(wanted, Kind.SOCKET));
            case DIRECTORY_NOT_EMPTY -> Optional.of(files.isDirectoryInUse(wanted));
            case FILE_NOT_EMPTY -> Optional.of(files.isFileInUse(wanted));
            case FILE_IS_EXECUTABLE -> Optional.of(files.isExecutable(wanted));
        };
    }

    private Optional<Boolean> host(String wanted) {
        return MACHINE_ID.matcher(wanted).matches()
                ? facts.read("/etc/machine-id").map(id -> plain(id).equals(plain(wanted)))
                : Optional.of(facts.hostNames().stream().anyMatch(Glob.ignoringCase(wanted)::fits));
    }

    private static String plain(String id) {
        return id.strip().replace("-", "").toLowerCase(Locale.ROOT);
    }

    private Optional<Boolean> kernelVersion(String wanted) {
        return facts.read("/proc/sys/kernel/osrelease")
                .map(String::strip)
                .flatMap(release -> Comparison.ofVersions(wanted)
                        .map(all -> all.stream().allMatch(comparison -> fits(release, comparison))));
    }

    private static boolean fits(String release, Comparison comparison) {
        String operand = comparison.operand();
        return switch (comparison.operator()) {
            case MATCHES -> Glob.of(operand).fits(release);
            case MATCHES_NOT -> !Glob.of(operand).fits(release);
            case AT_MOST, AT_LEAST, BELOW, ABOVE, EQUAL, SAME, UNEQUAL, OTHER ->
                comparison.operator().holds(Versions.compare(release, operand));
        };
    }

    private boolean environment(String wanted) {
        int equals = wanted.indexOf('=');
        return equals < 0
                ? facts.variable(wanted).isPresent()
                : facts.variable(wanted.substring(0, equals))
                        .filter(wanted.substring(equals + 1)::equals)
                        .isPresent();
    }

    private boolean user(String wanted) {
        Facts.User own = facts.user();
        return wanted.equals("@system")
                ? own.uid() <= SYSTEM_UID_MAX
                : wanted.equals(own.name())
                        || facts.uid(wanted).equals(OptionalLong.of(own.uid()))
                        || isNumber(wanted, own.uid());
    }

    private boolean group(String wanted) {
        return facts.user().groups().stream()
                .anyMatch(group -> isNumber(wanted, group) || facts.gid(wanted).equals(OptionalLong.of(group)));
    }

    private static boolean isNumber(String wanted, long id) {
        return wanted.equals(Long.toString(id));
    }

    /** The operand of a comparison as a number. */
    private interface Amount {
        Optional<Long> parse(String operand);
    }

    private static Optional<Boolean> amount(String wanted, long actual, Amount amount) {
        return Comparison.ofAmount(wanted)
                .flatMap(comparison -> amount.parse(comparison.operand())
                        .map(operand -> comparison.operator().holds(Long.compare(actual, operand))));
    }

    private static Optional<Long> number(String operand) {
        return operand.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(operand)) : Optional.empty();
    }
}
