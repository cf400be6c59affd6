package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.Program;
import io.gitproc.reconciler.api.RecordingControl;
import io.gitproc.reconciler.api.Samples;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that listens, and does no more. */
public final class OneSocketDaemon {
    private OneSocketDaemon() {}

    /** With the path of the socket. */
    public static void main(String[] arguments) throws Exception {
        Path socket = Path.of(arguments[0]);
        Path folder = socket.toAbsolutePath().getParent();
        try (ApiServer server = ApiServer.open(
                socket, new RecordingControl(Samples.calm(), folder), Program.current(Samples.PROGRAM.host()))) {
            new CountDownLatch(1).await();
        }
    }
}
