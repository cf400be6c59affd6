package io.gitproc.reconciler.health;

import io.gitproc.model.plan.InvocationId;
import java.net.URI;
import java.time.Duration;

/** Starts probes. Returns at once; the verdict comes by message. */
@FunctionalInterface
public interface Prober {
    /**
     * Starts one.
     *
     * @param invocation of which unit the probe tells
     * @param timeout after which the probe has failed, whatever it does
     */
    void probe(InvocationId invocation, URI target, Duration timeout);
}
