package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.RecordingControl;
import io.gitproc.reconciler.api.Samples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of verbs that ask a daemon, over its real socket. */
class WithADaemon {
    @TempDir
    Path home;

    Screen screen;
    Path socket;
    RecordingControl control;
    ApiServer server;

    @BeforeEach
    void listen() throws IOException {
        screen = new Screen(home, Samples.NOW);
        socket = home.resolve("gitproc.sock");
        control = new RecordingControl(Samples.loud(), home);
        server = ApiServer.open(socket, control, Samples.PROGRAM);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }
}
