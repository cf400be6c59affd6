package io.gitproc.reconciler;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.health.Verdict;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.remote.RemoteState;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** What another thread tells the reconcile thread. */
public sealed interface Message {

    /** Something may have changed on the host: look again. Carries nothing, since it can be read again. */
    record Wake() implements Message {
        @Override
        public void match(Handler handler) {
            handler.wake();
        }
    }

    /** Look at everything: a hint may have been missed. */
    record Resync() implements Message {
        @Override
        public void match(Handler handler) {
            handler.resync();
        }
    }

    /** The repository was looked at. */
    record DesiredChanged(Declared declared) implements Message {
        @Override
        public void match(Handler handler) {
            handler.desiredChanged(declared);
        }
    }

    /** The remote was asked. */
    record Fetched(RemoteState state) implements Message {
        @Override
        public void match(Handler handler) {
            handler.fetched(state);
        }
    }

    /** A probe has its answer. */
    record ProbeResult(InvocationId invocation, Verdict verdict) implements Message {
        @Override
        public void match(Handler handler) {
            handler.probed(invocation, verdict);
        }
    }

    /** A person wants something of a unit. */
    record Command(Verb verb, UnitName unit, Intent intent, CompletableFuture<Reply> reply) implements Message {
        Actor by() {
            return intent.by();
        }

        @Override
        public void match(Handler handler) {
            handler.commanded(this);
        }
    }

    /** Stop every service; the reply comes when none is left. */
    record StopServices(Actor by, CompletableFuture<Reply> reply) implements Message {
        @Override
        public void match(Handler handler) {
            handler.stopServices(this);
        }
    }

    /** Whoever waits hears of it when what was said before can be seen by everybody. */
    record Acknowledge(Runnable seen) implements Message {
        @Override
        public void match(Handler handler) {
            handler.acknowledge(seen);
        }
    }

    /** What can be wanted of a unit. */
    enum Verb {
        START,
        STOP,
        RESTART,
        RELEASE,
        RESET_FAILED;

        /** As it is typed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One method a message, so that a new one breaks the build where messages are taken in. */
    interface Handler {
        void wake();

        void resync();

        void desiredChanged(Declared declared);

        void fetched(RemoteState state);

        void probed(InvocationId invocation, Verdict verdict);

        void commanded(Command command);

        void stopServices(StopServices request);

        void acknowledge(Runnable seen);
    }

    void match(Handler handler);
}
