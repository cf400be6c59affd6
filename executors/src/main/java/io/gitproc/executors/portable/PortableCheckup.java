package io.gitproc.executors.portable;

import io.gitproc.executors.Checkup;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.model.plan.ExitStatus;
import io.gitproc.model.unit.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A checkup that is a child of ours. What it leaves behind bears the mark of the service and ends with it; our own death
 * ends nothing.
 */
final class PortableCheckup implements Checkup {
    /** Between two looks at a child: a pipe of Java cannot be waited for with a limit. */
    private static final long LOOK_MILLIS = 10;

    private static final int KILLED = 128;

    private final Launch launch;
    private final Spawner spawner;
    private final Duration timeout;
    private volatile boolean cancelled;

    PortableCheckup(Launch launch, Spawner spawner, Duration timeout) {
        this.launch = launch;
        this.spawner = spawner;
        this.timeout = timeout;
    }

    @Override
    public Result run() throws KernelException {
        try {
            return run(spawner.start(launch.commands().get(0)));
        } catch (NotStartedException refused) {
            return new Result(refused.status(), "");
        } catch (IOException e) {
            throw KernelException.of("run", launch.commands().get(0).program(), e);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new KernelException("run", launch.commands().get(0).program(), "the daemon ends");
        }
    }

    private Result run(Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (InputStream pipe = process.getInputStream()) {
            process.getOutputStream().close();
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !cancelled && System.nanoTime() < deadline) {
                collect(pipe, output);
            }
            kill(process);
            process.waitFor();
            collect(pipe, output);
        } finally {
            kill(process);
        }
        return Result.of(status(process.exitValue()), output.toByteArray());
    }

    private static void collect(InputStream pipe, ByteArrayOutputStream output) throws IOException {
        byte[] more = pipe.readNBytes(pipe.available());
        output.write(more, 0, Math.min(more.length, OUTPUT_MAX - output.size()));
    }

    /** By its handle: the process would close its streams, and what it has said would be lost. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    /** Java adds 128 to the number of a signal. */
    private static ExitStatus status(int code) {
        return Signal.numbered(code - KILLED)
                .<ExitStatus>map(signal -> new ExitStatus.Killed(signal, false))
                .orElseGet(() -> new ExitStatus.Code(code));
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}
