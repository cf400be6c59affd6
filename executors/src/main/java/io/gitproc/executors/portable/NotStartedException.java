package io.gitproc.executors.portable;

import io.gitproc.executors.EndRecord;
import io.gitproc.executors.RecordText;
import io.gitproc.model.plan.ExitStatus;
import java.time.Instant;

/** A step before the program failed, with the exit code of systemd.exec(5) for it. */
final class NotStartedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Step step;
    private final String subject;
    private final String reason;

    /** The steps that there are here. */
    enum Step {
        CHDIR(200),
        EXEC(203),
        STDOUT(209);

        private final int code;

        Step(int code) {
            this.code = code;
        }
    }

    /** @param reason in the words of strerror(3), lower case */
    NotStartedException(Step step, String subject, String reason) {
        super(step + " " + subject + ": " + reason);
        this.step = step;
        this.subject = subject;
        this.reason = reason;
    }

    Ending ending(Instant at) {
        return new Ending(record().with("at", at), false);
    }

    ExitStatus status() {
        return EndRecord.status(record());
    }

    private RecordText record() {
        return RecordText.empty()
                .with("code", step.code)
                .with("step", step.name())
                .with("cause", reason)
                .with("subject", subject);
    }
}
