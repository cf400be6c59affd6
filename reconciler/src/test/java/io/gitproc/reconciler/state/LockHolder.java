package io.gitproc.reconciler.state;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that takes a lock, says so, and holds it until its input ends. */
public final class LockHolder {
    private LockHolder() {}

    /** With the place. */
    public static void main(String[] arguments) throws StateException, IOException {
        try (DaemonLock lock = DaemonLock.acquire(Path.of(arguments[0]))) {
            System.out.println("held");
            System.in.read();
        }
    }
}
