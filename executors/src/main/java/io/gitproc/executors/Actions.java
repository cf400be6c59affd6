package io.gitproc.executors;

import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Reach;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.unit.Signal;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.Optional;

/** Carries out what the planner wants done, and writes down what people asked for. */
final class Actions {
    private final Kernel kernel;
    private final Invocations invocations;
    private final Launching launching;

    Actions(Kernel kernel, Invocations invocations, Launching launching) {
        this.kernel = kernel;
        this.invocations = invocations;
        this.launching = launching;
    }

    void apply(Action action, Instant now) throws KernelException {
        action.match(new Action.Cases<Deed>(
                        start -> () -> start(start, now),
                        stop -> () -> stop(stop, now),
                        kill -> () -> kill(kill, now),
                        adjust -> () -> adjust(adjust),
                        ready -> () -> write(ready.unit(), ready.invocation(), Records.READY, RecordText.at(now)),
                        release -> () -> release(release),
                        forget -> () -> forget(forget)))
                .perform();
    }

    private void start(Action.Start start, Instant now) throws KernelException {
        InvocationKey key = launching.newKey(start, now);
        Launch launch = launching.launch(start.spec(), key.id());
        RecordText origin = launching.origin(start, invocations.nextNumber(start.unit()), now);
        invocations.touch(key);
        try {
            launching.begin(key, start.spec(), origin, launch);
            invocations.spawned(key);
        } catch (KernelException refused) {
            giveUp(key, refused);
            throw refused;
        }
    }

    /** What cannot be removed now is found abandoned by the next look. */
    private void giveUp(InvocationKey key, KernelException cause) {
        try {
            drop(key);
        } catch (KernelException left) {
            cause.addSuppressed(left);
        }
    }

    /** The request is written before it is made, and then that it was made: a daemon that dies between asks again. */
    private void stop(Action.Stop stop, Instant now) throws KernelException {
        Optional<InvocationKey> key = invocations.key(stop.unit(), stop.invocation());
        if (key.isPresent()) {
            RecordText request = request(stop.cause(), now);
            write(key.get(), Records.STOP, request);
            for (Signal signal : stop.signals()) {
                send(key.get(), signal, stop.reach());
            }
            write(key.get(), Records.STOP, request.with("sent", 1));
        }
    }

    private static RecordText request(StopCause cause, Instant now) {
        return RecordText.at(now).with("kind", cause.kind().word()).with("words", cause.words());
    }

    private void kill(Action.Kill kill, Instant now) throws KernelException {
        Optional<InvocationKey> key = invocations.key(kill.unit(), kill.invocation());
        if (key.isPresent()) {
            write(key.get(), Records.KILL, RecordText.at(now));
            end(key.get(), kill);
        }
    }

    /** The whole of it is killed at once, so that nothing can fork meanwhile. */
    private void end(InvocationKey key, Action.Kill kill) throws KernelException {
        if (kill.reach() == Reach.ALL && kill.signal().equals(Signal.KILL)) {
            kernel.kill(key);
        } else {
            send(key, kill.signal(), kill.reach());
        }
    }

    private void send(InvocationKey key, Signal signal, Reach reach) throws KernelException {
        switch (reach) {
            case ALL -> kernel.signal(key, signal);
            case MAIN -> kernel.signalMain(key, signal);
        }
    }

    private void adjust(Action.Adjust adjust) throws KernelException {
        Optional<InvocationKey> key = invocations.key(adjust.unit(), adjust.invocation());
        if (key.isPresent()) {
            invocations.touch(key.get());
            Invocation running = invocations.lastRead(key.get());
            if (running.adjusting()
                    || !running.spec().tuning().equals(adjust.spec().tuning())) {
                launching.limit(key.get(), adjust.spec());
            } else {
                kernel.write(key.get(), Records.UNIT, adjust.spec().text());
            }
        }
    }

    private void release(Action.Release release) throws KernelException {
        Optional<InvocationKey> key = invocations.key(release.unit(), release.invocation());
        if (key.isPresent()) {
            keepUsage(key.get());
            invocations.touch(key.get());
            for (String directory : release.directories()) {
                kernel.removeDirectory(directory);
            }
            kernel.release(key.get());
        }
    }

    /** The cgroup that counts it is about to go. */
    private void keepUsage(InvocationKey key) throws KernelException {
        Optional<Usage> usage = kernel.usage(key).filter(Usage::isOutOfMemory);
        if (usage.isPresent()) {
            write(key, Records.USAGE, usage.get().record());
        }
    }

    private void forget(Action.Forget forget) throws KernelException {
        Optional<InvocationKey> key = invocations.key(forget.unit(), forget.invocation());
        if (key.isPresent()) {
            drop(key.get());
        }
    }

    private void drop(InvocationKey key) throws KernelException {
        kernel.remove(key);
        invocations.forget(key);
    }

    // What people ask for.

    void request(UnitName unit, InvocationId invocation, StopCause cause, Instant now) throws KernelException {
        write(unit, invocation, Records.STOP, request(cause, now));
    }

    /** Marks the last start; a unit that was never started has nothing to be marked. */
    void mark(UnitName unit, String record, RecordText text) throws KernelException {
        Optional<InvocationKey> last = invocations.last(unit);
        if (last.isPresent()) {
            write(last.get(), record, text);
        }
    }

    private void write(UnitName unit, InvocationId id, String record, RecordText text) throws KernelException {
        Optional<InvocationKey> key = invocations.key(unit, id);
        if (key.isPresent()) {
            write(key.get(), record, text);
        }
    }

    private void write(InvocationKey key, String record, RecordText text) throws KernelException {
        invocations.touch(key);
        kernel.write(key, record, text.toString());
    }

    /** Something that the host may refuse. */
    private interface Deed {
        void perform() throws KernelException;
    }
}
