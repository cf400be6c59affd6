package io.gitproc.executors;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A kernel that is tried, and the steps that all parts of its contract share. */
interface KernelSubject {
    InvocationKey WEB = key("web", "a");
    InvocationKey DB = key("db", "b");

    KernelWorld world();

    /** What the services of this run of the contract may do and see. */
    Privileges privileges();

    default Kernel kernel() {
        return world().kernel();
    }

    static InvocationKey key(String unit, String digit) {
        return new InvocationKey(UnitName.of(unit), "0123456789ab", new InvocationId(digit.repeat(32)));
    }

    static SortedMap<String, String> records() {
        SortedMap<String, String> records = new TreeMap<>();
        records.put(Records.LAUNCH, "commit=none\n");
        records.put(Records.UNIT, "[Service]\n");
        return records;
    }

    default void start(InvocationKey key, Launch.Command... commands) throws KernelException {
        start(key, Listening.NONE, commands);
    }

    default void start(InvocationKey key, Listening listening, Launch.Command... commands) throws KernelException {
        kernel().create(key, records(), Limits.none());
        kernel().spawn(key, launch(key, listening, commands));
    }

    private Launch launch(InvocationKey key, Listening listening, Launch.Command... commands) {
        return new Launch(
                List.of(commands),
                new TreeMap<>(Map.of("INVOCATION_ID", key.id().value())),
                "/",
                false,
                Optional.empty(),
                0022,
                privileges(),
                Scheduling.UNCHANGED,
                Collections.emptySortedMap(),
                List.of(),
                Output.LOG,
                true,
                listening);
    }

    default Look startAndAwait(InvocationKey key, Launch.Command command) throws KernelException {
        start(key, command);
        return world().await(key, look -> look.records().containsKey(Records.STARTED));
    }

    default Look awaitEnd(InvocationKey key) throws KernelException {
        return world().await(key, look -> !look.alive());
    }

    static RecordText exit(Look look) {
        return RecordText.parse(look.records().getOrDefault(Records.EXIT, ""));
    }
}
