package io.gitproc.executors.portable;

import io.gitproc.executors.KernelException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** A main process that an earlier daemon started: its end can be seen, its exit code cannot. */
final class Adopted implements Main {
    private final Scribe scribe;
    private final Clock clock;
    private final Predicate<ProcessHandle> ended;
    private Optional<ProcessHandle> process = Optional.empty();
    private boolean recorded;

    private Adopted(Predicate<ProcessHandle> ended, Scribe scribe, Clock clock) {
        this.ended = ended;
        this.scribe = scribe;
        this.clock = clock;
    }

    /** One that was gone when the daemon came. */
    static Adopted gone(Scribe scribe, Clock clock) {
        return new Adopted(process -> true, scribe, clock);
    }

    /** @param ended whether a process has */
    static Adopted of(ProcessHandle process, Predicate<ProcessHandle> ended, Scribe scribe, Clock clock) {
        Adopted adopted = new Adopted(ended, scribe, clock);
        adopted.process = Optional.of(process);
        return adopted;
    }

    @Override
    public void advance() throws KernelException {
        process = process.filter(ended.negate());
        if (process.isEmpty() && !recorded) {
            scribe.ended(Ending.lost(clock.instant()));
            recorded = true;
        }
    }

    @Override
    public boolean isRunning() {
        return process.isPresent();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return process;
    }

    @Override
    public void endAfterThis() {
        // What followed it went with its daemon.
    }
}
