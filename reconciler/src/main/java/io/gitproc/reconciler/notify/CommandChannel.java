package io.gitproc.reconciler.notify;

import io.gitproc.reconciler.config.NotifyTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs a command with the event as JSON on its standard input, as the user of the daemon. What it prints is thrown away. */
final class CommandChannel implements Channel {
    private final NotifyTarget.Command target;
    private final EventJson json;

    CommandChannel(NotifyTarget.Command target, EventJson json) {
        this.target = target;
        this.json = json;
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public void deliver(Event event) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(target.arguments())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            feed(process, json.of(event));
            await(process);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** An event is smaller than the buffer of a pipe, so that this waits for nobody. */
    private static void feed(Process process, String text) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // It need not read it: how it ends is what counts.
        }
    }

    private void await(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(target.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(
                    name() + " has not ended within " + target.timeout().toSeconds() + " s, and was killed");
        }
        if (process.exitValue() != 0) {
            throw new IOException(name() + " ended with " + process.exitValue());
        }
    }
}
