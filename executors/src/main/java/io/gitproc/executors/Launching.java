package io.gitproc.executors;

import io.gitproc.executors.Executor.Context;
import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.ServiceSpec;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** From a specification to a running invocation, and to its limits. */
final class Launching {
    private final Kernel kernel;
    private final Accounts accounts;
    private final Executor executor;
    private final InvocationIds ids;

    Launching(Kernel kernel, Accounts accounts, Executor executor) {
        this.kernel = kernel;
        this.accounts = accounts;
        this.executor = executor;
        this.ids = new InvocationIds(kernel.facts().bootId());
    }

    InvocationKey newKey(Action.Start start, Instant now) {
        return new InvocationKey(start.unit(), start.spec().identity().abbreviated(), ids.next(start.unit(), now));
    }

    /** Everything between fork and exec, with the accounts and environment files of this moment. */
    Launch launch(ServiceSpec spec, InvocationId id) throws KernelException {
        return executor.compile(
                spec,
                new Context(
                        id,
                        EnvironmentFiles.read(kernel, spec),
                        accounts.credentials(spec),
                        accounts.of(spec),
                        kernel.facts().user()));
    }

    /** @param origin who wants it, when and why */
    void begin(InvocationKey key, ServiceSpec spec, RecordText origin, Launch launch) throws KernelException {
        List<String> notes = notes(spec, kernel.create(key, records(spec, origin), Limits.of(spec, kernel.facts())));
        if (!notes.isEmpty()) {
            kernel.write(key, Records.LAUNCH, noting(origin, notes));
        }
        kernel.spawn(key, launch);
    }

    private static SortedMap<String, String> records(ServiceSpec spec, RecordText origin) {
        SortedMap<String, String> records = new TreeMap<>();
        records.put(Records.LAUNCH, origin.toString());
        records.put(Records.UNIT, spec.text());
        return records;
    }

    RecordText origin(Action.Start start, long number, Instant now) {
        RecordText origin = RecordText.at(now)
                .with(Records.NUMBER, number)
                .with("commit", start.commit().value())
                .with("reason", start.reason())
                .with("restarts", start.tally().restarts())
                .with("failures", start.tally().failures())
                .with("boot", kernel.facts().bootId());
        return start.slot().map(slot -> origin.with(Records.SLOT, slot)).orElse(origin);
    }

    /**
     * Applies other limits to one that runs, and writes down which do not hold. Marked before and after: who dies or is refused
     * in the middle leaves limits of which no text tells.
     */
    void limit(InvocationKey key, ServiceSpec spec) throws KernelException {
        RecordText launch = RecordText.parse(kernel.look(key).records().getOrDefault(Records.LAUNCH, ""));
        kernel.write(key, Records.LAUNCH, launch.with("adjusting", 1).toString());
        List<String> notes = notes(spec, kernel.adjust(key, Limits.of(spec, kernel.facts())));
        kernel.write(key, Records.UNIT, spec.text());
        kernel.write(key, Records.LAUNCH, noting(launch.with("adjusting", 0), notes));
    }

    private List<String> notes(ServiceSpec spec, List<String> ofLimits) {
        return Stream.concat(executor.unenforced(spec).stream(), ofLimits.stream())
                .toList();
    }

    private static String noting(RecordText launch, List<String> notes) {
        return launch.with("notes", String.join("\n", notes)).toString();
    }
}
