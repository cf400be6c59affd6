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
 * @param leisure how long it may take to tell of a pass, since it is no news; zero when it may be some
 */
public record Question(InvocationId invocation, ServiceSpec spec, URI target, Duration leisure) {
    /** After which the check has failed, whatever it does. */
    public Duration timeout() {
        return spec.get(Directives.HEALTH_CHECK_TIMEOUT);
    }

    /** How long this answer may take to be told. */
    public Duration leisure(Verdict verdict) {
        return verdict.isPassed() ? leisure : Duration.ZERO;
    }
}
