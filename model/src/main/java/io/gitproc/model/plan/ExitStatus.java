package io.gitproc.model.plan;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.ExitStatusSet;
import io.gitproc.model.unit.Signal;
import java.util.Optional;
import java.util.function.Function;

/** How the main process of an invocation ended. */
public sealed interface ExitStatus {

    /** It returned a code, 0 to 255. */
    record Code(int value) implements ExitStatus {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.code().apply(this);
        }
    }

    /** A signal ended it. */
    record Killed(Signal signal, boolean coreDumped) implements ExitStatus {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.killed().apply(this);
        }
    }

    /**
     * The program never ran.
     *
     * @param code of systemd.exec(5), "Process Exit Codes": 200 to 243
     * @param message a clause with subject and cause: {@code working directory /srv/web: no such file or directory}
     */
    record NotStarted(int code, String message) implements ExitStatus {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notStarted().apply(this);
        }
    }

    /**
     * The kernel killed it, or a process that it could not do without, for want of memory.
     *
     * @param peak the most memory that all its processes had together, where it was counted
     * @param limit what they were allowed to have, where there was a limit
     */
    record OutOfMemory(Optional<Bytes> peak, Optional<Bytes> limit) implements ExitStatus {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.outOfMemory().apply(this);
        }

        /** {@code oom (peak 64M, limit 64M)}. */
        private String story() {
            String allowed = limit.map(bytes -> "limit " + bytes).orElse("no limit");
            return "oom (" + peak.map(bytes -> "peak " + bytes + ", ").orElse("") + allowed + ")";
        }
    }

    /** Nobody saw it end: its launcher was killed before it could write the record. */
    record Lost() implements ExitStatus {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.lost().apply(this);
        }
    }

    /** Exhaustive: a new kind of end breaks the build at each decision. */
    <R> R match(Cases<R> cases);

    /** One function for each kind of end. */
    record Cases<R>(
            Function<Code, R> code,
            Function<Killed, R> killed,
            Function<NotStarted, R> notStarted,
            Function<OutOfMemory, R> outOfMemory,
            Function<Lost, R> lost) {}

    /** Whether it is one of these; who ran out of memory was killed by {@code SIGKILL}. */
    default boolean isIn(ExitStatusSet statuses) {
        return match(new Cases<>(
                code -> statuses.codes().contains(code.value()),
                killed -> statuses.signals().contains(killed.signal()),
                notStarted -> statuses.codes().contains(notStarted.code()),
                outOfMemory -> statuses.signals().contains(Signal.KILL),
                lost -> false));
    }

    /** The words for it: {@code exit 1}, {@code SIGSEGV, core dumped}. */
    default String words() {
        return match(new Cases<>(
                code -> "exit " + code.value(),
                killed -> killed.signal().name() + (killed.coreDumped() ? ", core dumped" : ""),
                notStarted -> "cannot start: " + notStarted.message(),
                OutOfMemory::story,
                lost -> "exit unknown"));
    }
}
