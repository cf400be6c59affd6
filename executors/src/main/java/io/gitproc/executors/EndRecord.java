package io.gitproc.executors;

import io.gitproc.model.plan.ExitStatus;
import io.gitproc.model.unit.Signal;

/** How a process ended, from the record {@link Records#EXIT} or one of its form. */
public final class EndRecord {
    private EndRecord() {}

    /** What is missing or broken makes an end that nobody saw. */
    public static ExitStatus status(RecordText exit) {
        if (exit.text("step").isPresent()) {
            int code =
                    exit.number("code").map(Long::intValue).filter(n -> n >= 0).orElse(0);
            return new ExitStatus.NotStarted(code, SetupFailure.words(exit));
        }
        return exit.number("signal")
                .flatMap(number -> Signal.numbered(number.intValue()))
                .<ExitStatus>map(signal -> new ExitStatus.Killed(
                        signal, exit.text("core").filter("1"::equals).isPresent()))
                .or(() -> exit.number("code").map(code -> new ExitStatus.Code(code.intValue())))
                .orElseGet(ExitStatus.Lost::new);
    }
}
