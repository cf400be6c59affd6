package io.gitproc.executors;

import io.gitproc.model.unit.NotifyAccess;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a service is heard, and has to be: sd_notify(3).
 *
 * @param access whose word counts; without anybody's it has no socket to speak to
 * @param watchdog how long it may be silent
 * @param watchesWhenReady whether that begins when it says that it is ready, and not with its program
 */
public record Listening(NotifyAccess access, Optional<Duration> watchdog, boolean watchesWhenReady) {
    public static final Listening NONE = new Listening(NotifyAccess.NONE, Optional.empty(), false);

    public boolean isOn() {
        return access != NotifyAccess.NONE;
    }
}
