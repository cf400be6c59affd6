package io.gitproc.reconciler.health;

import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import java.net.URI;
import java.time.Duration;

/**
 * What is to be asked of which service.
 *
 * @param spec of the unit, as it is wanted now
 */
public record Question(InvocationId invocation, ServiceSpec spec, URI target) {
    /** After which the check has failed, whatever it does. */
    public Duration timeout() {
        return spec.get(Directives.HEALTH_CHECK_TIMEOUT);
    }
}
