package io.gitproc.executors.portable;

import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A main process that is ours: the commands of a launch, one after the other until one ends badly. */
final class Child implements Main {
    private final Spawner spawner;
    private final Scribe scribe;
    private final Clock clock;
    private final Consumer<ProcessHandle> born;
    private final Runnable ended;
    private final Deque<Launch.Command> left;
    private Optional<Step> step = Optional.empty();
    private Optional<ProcessHandle> process = Optional.empty();

    /**
     * Not begun yet.
     *
     * @param born told of each process that is started
     * @param ended called by any thread when one of them has ended
     */
    Child(Launch launch, Spawner spawner, Scribe scribe, Clock clock, Consumer<ProcessHandle> born, Runnable ended) {
        this.left = new ArrayDeque<>(launch.commands());
        this.spawner = spawner;
        this.scribe = scribe;
        this.clock = clock;
        this.born = born;
        this.ended = ended;
    }

    void begin() throws KernelException {
        scribe.announce();
        startNext();
    }

    private void startNext() throws KernelException {
        Launch.Command command = left.remove();
        step = Optional.of(new Step(command, begin(command)));
        advance();
    }

    /** What comes of it: at once where it cannot be started. */
    private CompletableFuture<Ending> begin(Launch.Command command) throws KernelException {
        try {
            return follow(spawner.start(command));
        } catch (NotStartedException refused) {
            ended.run();
            return CompletableFuture.completedFuture(refused.ending(clock.instant()));
        }
    }

    private CompletableFuture<Ending> follow(Process child) throws KernelException {
        Instant at = clock.instant();
        CompletableFuture<Ending> end = child.onExit().thenApply(gone -> Ending.of(gone.exitValue(), clock.instant()));
        var unused = end.thenRun(ended);
        process = Optional.of(child.toHandle());
        born.accept(child.toHandle());
        scribe.started(child.toHandle(), at);
        return end;
    }

    @Override
    public void advance() throws KernelException {
        Optional<Step> over = step.filter(Step::isOver);
        if (over.isPresent()) {
            goOn(over.get().ending());
        }
    }

    /** The record comes first: what could not be written is tried again at the next look. */
    private void goOn(Ending ending) throws KernelException {
        if (ending.isGood() && !left.isEmpty()) {
            startNext();
        } else {
            scribe.ended(ending);
            step = Optional.empty();
        }
    }

    @Override
    public boolean isRunning() {
        return step.isPresent();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return process.filter(ProcessHandle::isAlive);
    }

    @Override
    public void endAfterThis() {
        left.clear();
    }

    /** A command that was begun. */
    private record Step(Launch.Command command, CompletableFuture<Ending> end) {
        boolean isOver() {
            return end.isDone();
        }

        Ending ending() {
            Ending ending = end.join();
            return command.ignoresFailure() ? ending.forgiven() : ending;
        }
    }
}
