package io.gitproc.reconciler.health;

import io.gitproc.executors.Checkup;
import io.gitproc.executors.KernelException;
import io.gitproc.model.plan.ExitStatus;
import io.gitproc.model.plan.ExitStatus.Cases;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * {@code exec:///path/program?arg=…}; passed when it ends with code 0. It runs as the service does, and nothing of it is
 * left when its time is over.
 *
 * <p>Threads: one for each command that runs, a few at most; they end when there is nothing to do. The others wait, and
 * their time begins when they do.
 */
final class CommandProbe implements Probe, AutoCloseable {
    private static final int THREADS = 16;

    private final Checkups checkups;
    private final ThreadPoolExecutor pool;

    CommandProbe(Checkups checkups) {
        this.checkups = checkups;
        this.pool = Workers.of("command", THREADS);
    }

    @Override
    public void ask(Inquiry inquiry) {
        try {
            Checkup checkup = checkups.of(inquiry.question());
            pool.execute(() -> run(inquiry, checkup));
        } catch (KernelException refused) {
            inquiry.begin();
            inquiry.answer(Verdict.failed("cannot " + refused.clause()));
        }
    }

    private static void run(Inquiry inquiry, Checkup checkup) {
        inquiry.begin();
        inquiry.whenOver(checkup::cancel);
        try {
            Checkup.Result result = checkup.run();
            inquiry.answer(verdict(result.status()).saying(result.output().getBytes(StandardCharsets.UTF_8)));
        } catch (KernelException refused) {
            inquiry.answer(Verdict.failed("cannot " + refused.clause()));
        }
    }

    private static Verdict verdict(ExitStatus status) {
        return status.match(new Cases<>(
                code -> (code.value() == 0 ? Verdict.passed("exit 0") : Verdict.failed(code.words()))
                        .coded(code.value()),
                killed -> Verdict.failed(killed.words()),
                notStarted -> Verdict.failed(notStarted.words()),
                outOfMemory -> Verdict.failed(outOfMemory.words()),
                lost -> Verdict.failed("the check was killed")));
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
