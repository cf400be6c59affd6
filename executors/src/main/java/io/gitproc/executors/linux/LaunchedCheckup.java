package io.gitproc.executors.linux;

import io.gitproc.executors.Checkup;
import io.gitproc.executors.EndRecord;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.RecordText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A checkup that a launcher of its own runs and, when its time is over or we are gone, kills with all that it has started.
 *
 * <p>The launcher knows that we are there by its input, which stays open until the answer has come.
 */
final class LaunchedCheckup implements Checkup {
    /** For the launcher to clean up; it takes a few milliseconds. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int RECORD_MAX = 16 << 10;
    private static final String END_OF_RECORD = "\n\n";

    private final Path launcher;
    private final byte[] orders;
    private final Duration timeout;
    private Optional<Process> running = Optional.empty();
    private boolean cancelled;

    LaunchedCheckup(Path launcher, String orders, Duration timeout) {
        this.launcher = launcher;
        this.orders = orders.getBytes(StandardCharsets.UTF_8);
        this.timeout = timeout;
    }

    @Override
    public Result run() throws KernelException {
        try {
            Process process = start();
            try (OutputStream control = process.getOutputStream();
                    InputStream answer = process.getInputStream()) {
                control.write(orders);
                control.flush();
                return result(answer.readNBytes(RECORD_MAX + OUTPUT_MAX));
            }
        } catch (IOException e) {
            throw Cause.of("run", launcher, e);
        }
    }

    private synchronized Process start() throws IOException {
        if (cancelled) {
            throw new IOException("cancelled");
        }
        ProcessBuilder builder = new ProcessBuilder(words());
        builder.environment().clear();
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        running = Optional.of(process);
        return process;
    }

    private List<String> words() {
        return List.of(
                launcher.toString(),
                "--check",
                Long.toString(Math.max(1, timeout.toMillis())),
                Integer.toString(orders.length));
    }

    private static Result result(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_RECORD);
        int output = end < 0 ? answer.length : end + END_OF_RECORD.length();
        String record = new String(answer, 0, output, StandardCharsets.UTF_8);
        return Result.of(EndRecord.status(RecordText.parse(record)), Arrays.copyOfRange(answer, output, answer.length));
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        running.ifPresent(LaunchedCheckup::end);
    }

    /** A launcher that somebody has stopped is not waited for longer than that. */
    private static void end(Process process) {
        CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(process::destroyForcibly);
        try {
            process.getOutputStream().close();
        } catch (IOException closed) {
            process.destroyForcibly(); // It does not read any more.
        }
    }
}
