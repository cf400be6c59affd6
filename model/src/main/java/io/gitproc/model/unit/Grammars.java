package io.gitproc.model.unit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The grammars of single values: what a wrong text is not, and what to write. */
final class Grammars {
    private static final String SPAN_HINT = "write a number of seconds or a sum such as 1min 30s";
    private static final int DIGITS_MAX = 9;
    private static final Duration CHECK_PERIOD_MIN = Duration.ofMillis(10);
    private static final Duration CHECK_PERIOD_MAX = Duration.ofDays(1);

    static final Grammar<String> TEXT =
            Scalar.<String>of(Outcome::good, Function.identity()).expanding();

    private static final Scalar<Boolean> TRUTH =
            Scalar.of("a truth value", "write yes or no", Truth::parse, value -> value ? "yes" : "no");

    static final Grammar<Boolean> FLAG = TRUTH;

    /** A flag that protects: the service does not run without it because of a slip of the pen. */
    static final Grammar<Boolean> PROTECTION = TRUTH.refusing();

    static final Grammar<Restart> RESTART_MODE = Scalar.of(
            "a condition for a restart",
            "write no, always, on-success, on-failure, on-abnormal, on-abort or on-watchdog",
            Restart::parse,
            Restart::text);

    static final Grammar<Duration> TIME_SPAN = span(TimeSpan::parse);

    /** One on each line. */
    static final Grammar<List<Duration>> TIME_SPANS = Listing.of(
            Grammars::spans,
            Function.identity(),
            spans -> spans.stream().map(TimeSpan::format).toList());

    static final Grammar<Optional<UnitName>> SERVICE = Scalar.of(
                    "the name of a service", "write as in backup.service", UnitName::parse, UnitName::value)
            .expanding()
            .refusing()
            .optional();

    static final Grammar<Duration> TIMEOUT = span(TimeSpan::parseTimeout);
    static final Grammar<Duration> PERIOD =
            Scalar.of("a time span above 0", SPAN_HINT, TimeSpan::parsePositive, TimeSpan::format);

    static final Grammar<Optional<Duration>> START_PERIOD =
            span(TimeSpan::parse).optional();

    /** Shorter ones would keep the host busy with checks, longer ones would never tell of anything. */
    static final Grammar<Duration> CHECK_PERIOD = Scalar.of(
            "a time span from 10ms to 1d",
            SPAN_HINT,
            text -> TimeSpan.parse(text).filter(Grammars::isCheckPeriod),
            TimeSpan::format);

    static final Grammar<Optional<String>> ACCOUNT = Scalar.of(
                    "the name or number of an account",
                    "write a name without colons and slashes, such as www-data",
                    AccountName::parse,
                    Function.identity())
            .expanding()
            .refusing()
            .optional();

    static final Grammar<WorkingDirectory> WORKING_DIRECTORY = Scalar.of(
                    "an absolute path",
                    "write the path from / on, without .., or ~ for the home of User=",
                    text -> text.isEmpty() ? Optional.of(WorkingDirectory.ROOT) : WorkingDirectory.parse(text),
                    WorkingDirectory::toString)
            .expanding()
            .refusing();

    static final Grammar<Limit<Bytes>> MEMORY = Scalar.of(
            "a size above 0",
            "write bytes, or a number with K, M, G or T such as 512M, a share such as 50%, or infinity",
            Limit::memory,
            Limit::toString);

    static final Grammar<Optional<CpuQuota>> CPU_QUOTA = Scalar.of(
                    "a percentage above 0",
                    "write a number with a percent sign: 50% for half a processor, 200% for two",
                    CpuQuota::parse,
                    CpuQuota::toString)
            .optional();

    static final Grammar<Signal> SIGNAL = Scalar.of(
            "a signal", "write a name such as SIGTERM, in capital letters, or a number", Signal::parse, Signal::name);

    static final Grammar<Optional<URI>> HEALTH_CHECK_URL =
            Scalar.of(HealthCheckUrl::parse, URI::toString).refusing().optional();

    static final Grammar<Integer> COUNT =
            Scalar.of("a number from 1", "write a whole number such as 3", Grammars::count, String::valueOf);

    static final Grammar<Limit<Bytes>> SWAP = Scalar.of(
            "a size",
            "write bytes, or a number with K, M, G or T such as 512M, a share of the swap such as 50%, or infinity",
            Limit::swap,
            Limit::toString);

    static final Grammar<Limit<Long>> TASKS = Scalar.of(
            "a number from 1",
            "write a number such as 100, a share such as 10%, or infinity",
            Limit::tasks,
            Limit::toString);

    static final Grammar<Optional<CpuWeight>> CPU_WEIGHT = Scalar.of(
                    "a weight",
                    "write a number from " + CpuWeight.MIN + " to " + CpuWeight.MAX + ", or idle",
                    CpuWeight::parse,
                    CpuWeight::toString)
            .optional();

    static final Grammar<Bytes> SIZE = Scalar.of(
            "a size above 0",
            "write bytes, or a number with K, M or G such as 10M",
            text -> Bytes.parse(text).filter(bytes -> bytes.value() > 0),
            Bytes::toString);

    static final Grammar<FileMode> FILE_MODE = mode(FileMode::parse);
    static final Grammar<FileMode> FILE_MODE_MASK = mode(FileMode::parseMask).refusing();

    static final Grammar<KillMode> KILL_MODE = keyword("a kill mode", List.of(KillMode.values()));
    static final Grammar<NotifyAccess> NOTIFY_ACCESS =
            keyword("none, main, exec or all", List.of(NotifyAccess.values()));
    static final Grammar<Optional<OnFailedUpdate>> ON_FAILED_UPDATE =
            keyword("none or rollback", List.of(OnFailedUpdate.values())).optional();
    static final Grammar<CpuPolicy> CPU_POLICY = keyword("a scheduling policy", List.of(CpuPolicy.values()));
    static final Grammar<Optional<IoClass>> IO_CLASS =
            keyword("a class of I/O", List.of(IoClass.values())).optional();

    /** {@code yes} and {@code no} may be written as for any flag. */
    static final Grammar<DirectoryPreserve> DIRECTORY_PRESERVE = Scalar.of(
            "no, restart or yes",
            Keyword.hint(List.of(DirectoryPreserve.values())),
            Grammars::preserve,
            DirectoryPreserve::text);

    private Grammars() {}

    private static Scalar<FileMode> mode(Function<String, Optional<FileMode>> parser) {
        return Scalar.of("a mode of files", "write an octal number such as 0750", parser, FileMode::toString);
    }

    private static <K extends Keyword> Scalar<K> keyword(String noun, List<K> all) {
        return Scalar.of(noun, Keyword.hint(all), text -> Keyword.parse(all, text), Keyword::text);
    }

    private static Optional<DirectoryPreserve> preserve(String text) {
        return text.equals(DirectoryPreserve.RESTART.text())
                ? Optional.of(DirectoryPreserve.RESTART)
                : Truth.parse(text).map(yes -> yes ? DirectoryPreserve.YES : DirectoryPreserve.NO);
    }

    private static boolean isCheckPeriod(Duration span) {
        return span.compareTo(CHECK_PERIOD_MIN) >= 0 && span.compareTo(CHECK_PERIOD_MAX) <= 0;
    }

    private static Scalar<Duration> span(Function<String, Optional<Duration>> parser) {
        return Scalar.of("a time span", SPAN_HINT, parser, TimeSpan::format);
    }

    private static List<Duration> spans(Assignment line, Diagnostics out) {
        Optional<Duration> span = TimeSpan.parse(line.text());
        if (span.isEmpty() && !line.isEmpty()) {
            line.say(Severity.WARNING, "is not a time span", SPAN_HINT, out);
        }
        return span.stream().toList();
    }

    /** Whether the text is one of the words that switch something off. */
    static boolean isOff(String text) {
        return Truth.parse(text).filter(yes -> !yes).isPresent();
    }

    private static Optional<Integer> count(String text) {
        boolean isCount = Ascii.isNumber(text) && text.length() <= DIGITS_MAX;
        return isCount ? Optional.of(Integer.valueOf(text)).filter(number -> number > 0) : Optional.empty();
    }
}
