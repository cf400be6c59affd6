package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.config.Settings;

/** The daemon, as the command line knows it. */
public interface ForegroundDaemon {
    /** What becomes of the services when the daemon ends. */
    enum AtEnd {
        KEEP_SERVICES,
        STOP_SERVICES
    }

    /** Runs until it is told to end. Gives the exit code. */
    int run(Settings settings, AtEnd atEnd);
}
