package io.gitproc.executors;

import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Digest;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;

/** Makes invocation ids from what a start is, without a random source: the same run gives the same ids. */
final class InvocationIds {
    private static final int LENGTH = 32;

    private final String bootId;
    private long count;

    InvocationIds(String bootId) {
        this.bootId = bootId;
    }

    InvocationId next(UnitName unit, Instant now) {
        count++;
        String start = String.join("\n", bootId, unit.value(), now.toString(), Long.toString(count));
        return new InvocationId(Digest.of(start).hex().substring(0, LENGTH));
    }
}
