package io.gitproc.model.plan;

import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.Signal;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One idempotent step. Each shows in the next observation, so that looking again ends.
 *
 * <p>An action is no promise: the host may refuse it, and the next look plans anew.
 */
public sealed interface Action {
    UnitName unit();

    /**
     * Start a new invocation.
     *
     * @param reason why, for people
     * @param slot the newest time at which its timer wants it started, which this start serves
     * @param tally what the new invocation inherits, this start included
     */
    record Start(
            UnitName unit,
            ServiceSpec spec,
            CommitId commit,
            String reason,
            Optional<Instant> slot,
            Invocation.Tally tally)
            implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.start().apply(this);
        }
    }

    /**
     * Ask an invocation to end.
     *
     * @param signals sent one after the other; none when nobody is asked
     * @param reach whom they are for
     */
    record Stop(UnitName unit, InvocationId invocation, List<Signal> signals, Reach reach, StopCause cause)
            implements Action {
        public Stop {
            signals = List.copyOf(signals);
        }

        /** In the way of the unit. */
        public static Stop of(InvocationId invocation, ServiceSpec spec, StopCause cause) {
            StopPolicy policy = StopPolicy.of(spec);
            return new Stop(spec.name(), invocation, policy.requests(cause.kind()), policy.asks(), cause);
        }

        /** Of what counts as active though nothing of it is left. */
        static Stop ofNobody(InvocationId invocation, ServiceSpec spec, StopCause cause) {
            return new Stop(spec.name(), invocation, List.of(), Reach.ALL, cause);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stop().apply(this);
        }
    }

    /**
     * End what is left of an invocation that was asked to end and did not.
     *
     * @param signal mostly {@code SIGKILL}
     * @param reach whom it is for
     * @param reason why, for people
     */
    record Kill(UnitName unit, InvocationId invocation, Signal signal, Reach reach, String reason) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.kill().apply(this);
        }
    }

    /**
     * Give a running invocation what this specification changes; nothing is signalled.
     *
     * @param changed the names of the directives
     */
    record Adjust(UnitName unit, InvocationId invocation, ServiceSpec spec, CommitId commit, List<String> changed)
            implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.adjust().apply(this);
        }
    }

    /** Write down that an invocation has become ready, so that it is known after the daemon's death too. */
    record MarkReady(UnitName unit, InvocationId invocation) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.markReady().apply(this);
        }
    }

    /**
     * Remove the cgroup of an invocation that has ended; what is remembered of it stays.
     *
     * @param directories absolute paths of directories that go too, with all that is in them
     */
    record Release(UnitName unit, InvocationId invocation, List<String> directories) implements Action {
        public Release {
            directories = List.copyOf(directories);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.release().apply(this);
        }
    }

    /** Drop what is remembered of an invocation that has ended. */
    record Forget(UnitName unit, InvocationId invocation) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.forget().apply(this);
        }
    }

    /** Exhaustive: a new action breaks the build where actions are carried out. */
    <R> R match(Cases<R> cases);

    /** One function for each kind of action. */
    record Cases<R>(
            Function<Start, R> start,
            Function<Stop, R> stop,
            Function<Kill, R> kill,
            Function<Adjust, R> adjust,
            Function<MarkReady, R> markReady,
            Function<Release, R> release,
            Function<Forget, R> forget) {}
}
