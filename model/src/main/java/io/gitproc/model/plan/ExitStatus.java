package io.gitproc.model.plan;

import io.gitproc.model.unit.Signal;
import java.util.function.Function;

/** How the main process of an invocation ended. */
public sealed interface ExitStatus {

    /** It returned a code, 0 to 255. */
    record Code(int value) implements ExitStatus {
        @Override
        public <R> R match(
                Function<Code, R> code,
                Function<Killed, R> killed,
                Function<NotStarted, R> notStarted,
                Function<Lost, R> lost) {
            return code.apply(this);
        }
    }

    /** A signal ended it. */
    record Killed(Signal signal, boolean coreDumped) implements ExitStatus {
        @Override
        public <R> R match(
                Function<Code, R> code,
                Function<Killed, R> killed,
                Function<NotStarted, R> notStarted,
                Function<Lost, R> lost) {
            return killed.apply(this);
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
        public <R> R match(
                Function<Code, R> code,
                Function<Killed, R> killed,
                Function<NotStarted, R> notStarted,
                Function<Lost, R> lost) {
            return notStarted.apply(this);
        }
    }

    /** Nobody saw it end: its launcher was killed before it could write the record. */
    record Lost() implements ExitStatus {
        @Override
        public <R> R match(
                Function<Code, R> code,
                Function<Killed, R> killed,
                Function<NotStarted, R> notStarted,
                Function<Lost, R> lost) {
            return lost.apply(this);
        }
    }

    /** Exhaustive: a new kind of end breaks the build at each decision. */
    <R> R match(
            Function<Code, R> code,
            Function<Killed, R> killed,
            Function<NotStarted, R> notStarted,
            Function<Lost, R> lost);

    /** The words for it: {@code exit 1}, {@code SIGSEGV}. */
    default String words() {
        return match(
                code -> "exit " + code.value(),
                killed -> killed.signal().name(),
                notStarted -> "cannot start: " + notStarted.message(),
                lost -> "exit unknown");
    }
}
