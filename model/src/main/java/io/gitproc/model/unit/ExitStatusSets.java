package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The grammar of {@link ExitStatusSet}: codes, names of codes and signals with blanks between them. Each line adds some,
 * an empty one takes them back; what is none of these is passed over.
 *
 * <p>Source: systemd.service(5), {@code SuccessExitStatus=}; systemd.exec(5), "Process Exit Codes".
 */
final class ExitStatusSets {
    static final Grammar<ExitStatusSet> GRAMMAR =
            Listing.of(ExitStatusSets::elements, ExitStatusSets::union, ExitStatusSets::write);

    private static final String HINT =
            "write numbers from 0 to 255, names such as TEMPFAIL, or signals such as SIGKILL";
    private static final int CODE_MAX = 255;
    private static final SortedMap<String, Integer> NAMES = names("""
            0 SUCCESS FAILURE INVALIDARGUMENT NOTIMPLEMENTED NOPERMISSION NOTINSTALLED NOTCONFIGURED NOTRUNNING
            64 USAGE DATAERR NOINPUT NOUSER NOHOST UNAVAILABLE SOFTWARE OSERR OSFILE CANTCREAT IOERR TEMPFAIL
            76 PROTOCOL NOPERM CONFIG
            200 CHDIR NICE FDS EXEC MEMORY LIMITS OOM_ADJUST SIGNAL_MASK STDIN STDOUT CHROOT IOPRIO TIMERSLACK
            213 SECUREBITS SETSCHEDULER CPUAFFINITY GROUP USER CAPABILITIES CGROUP SETSID CONFIRM STDERR
            224 PAM NETWORK NAMESPACE NO_NEW_PRIVILEGES SECCOMP SELINUX_CONTEXT PERSONALITY APPARMOR
            232 ADDRESS_FAMILIES RUNTIME_DIRECTORY
            235 CHOWN SMACK_PROCESS_LABEL KEYRING STATE_DIRECTORY CACHE_DIRECTORY LOGS_DIRECTORY
            241 CONFIGURATION_DIRECTORY NUMA_POLICY CREDENTIALS
            245 BPF
            255 EXCEPTION
            """);

    private ExitStatusSets() {}

    /** @param rows each a code, its name, and the names of those that follow it */
    private static SortedMap<String, Integer> names(String rows) {
        SortedMap<String, Integer> names = new TreeMap<>();
        rows.lines().map(row -> List.of(row.split(" ", -1))).forEach(words -> {
            int first = Integer.parseInt(words.get(0));
            for (int i = 1; i < words.size(); i++) {
                names.put(words.get(i), first + i - 1);
            }
        });
        return Collections.unmodifiableSortedMap(names);
    }

    private static List<ExitStatusSet> elements(Assignment line, Diagnostics out) {
        Words words = Words.of(line.text(), Words.Backslash.ESCAPES);
        words.fault()
                .ifPresent(fault -> line.sayAt(fault.index(), Severity.WARNING, fault.predicate(), fault.hint(), out));
        List<ExitStatusSet> right = new ArrayList<>();
        words.list().forEach(word -> element(word, line, out).ifPresent(right::add));
        return right;
    }

    private static Optional<ExitStatusSet> element(Word word, Assignment line, Diagnostics out) {
        return parse(word.text()).or(() -> {
            String predicate = "has " + Quoted.of(word.text()) + ", which is neither an exit code nor a signal";
            line.sayAt(word.start(), Severity.WARNING, predicate, HINT, out);
            return Optional.empty();
        });
    }

    /** A number is a code, never a signal. */
    private static Optional<ExitStatusSet> parse(String word) {
        if (Ascii.isNumber(word)) {
            return Numbers.between(0, CODE_MAX, word).map(ExitStatusSet::of);
        }
        return Optional.ofNullable(NAMES.get(word))
                .map(ExitStatusSet::of)
                .or(() -> Signal.parse(word).map(ExitStatusSet::of));
    }

    private static ExitStatusSet union(List<ExitStatusSet> all) {
        return all.stream().reduce(ExitStatusSet.NONE, ExitStatusSet::plus);
    }

    private static List<String> write(ExitStatusSet set) {
        return List.of(String.join(
                " ",
                Stream.concat(
                                set.codes().stream().map(String::valueOf),
                                set.signals().stream().map(Signal::name))
                        .toList()));
    }
}
