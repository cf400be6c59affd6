package io.gitproc.executors;

import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The invocations of this host as they were last read; a look renews what has changed. */
final class Invocations {
    private static final int LOOKS_A_LISTING = 20;

    private final Kernel kernel;
    private final NavigableMap<InvocationKey, Invocation> known = new TreeMap<>();
    private final SortedMap<InvocationKey, OptionalLong> stamps = new TreeMap<>();
    private final SortedSet<InvocationKey> touched = new TreeSet<>();
    private final SortedSet<InvocationKey> spawned = new TreeSet<>();
    private final Hindsight hindsight = new Hindsight();
    private final SortedMap<InvocationKey, Long> numbers = new TreeMap<>();
    private final UnitTexts texts;
    /** Of each unit, the oldest first; empty when it has to be put together again. */
    private Optional<SortedMap<UnitName, List<Invocation>>> byUnit = Optional.empty();

    private volatile SortedMap<UnitName, InvocationKey> running = Collections.emptySortedMap();
    private long looks;

    Invocations(Kernel kernel, UnitTexts texts) {
        this.kernel = kernel;
        this.texts = texts;
    }

    // Reading.

    /** What there is is listed at the start and at each twentieth time: nobody but us makes an invocation. */
    void lookAtAll() throws KernelException {
        if (looks % LOOKS_A_LISTING == 0) {
            list();
        }
        for (Map.Entry<InvocationKey, Invocation> each : known.entrySet()) {
            if (each.getValue().alive() && hasChanged(each.getKey())) {
                touched.add(each.getKey());
            }
        }
        looks++;
    }

    private void list() throws KernelException {
        SortedSet<InvocationKey> present = kernel.invocations();
        List.copyOf(known.keySet()).stream()
                .filter(key -> !present.contains(key))
                .forEach(this::forget);
        present.stream().filter(key -> !known.containsKey(key)).forEach(touched::add);
    }

    private boolean hasChanged(InvocationKey key) throws KernelException {
        OptionalLong stamp = kernel.stamp(key);
        return stamp.isEmpty() || !stamp.equals(stamps.get(key));
    }

    /** Reads again what changed since the last call. */
    void renew(Instant now) throws KernelException {
        touched.addAll(kernel.changed());
        if (hindsight.isNeededAgain(now)) {
            touched.addAll(known.keySet());
        }
        boolean isNews = false;
        for (InvocationKey key : List.copyOf(touched)) {
            isNews |= renew(key, read(key, now));
            touched.remove(key);
        }
        if (isNews) {
            running = newestAlive();
            byUnit = Optional.empty();
        }
    }

    /** What is as it was stays the same object, which is soon compared. */
    private boolean renew(InvocationKey key, Invocation news) {
        boolean isNews = !news.equals(known.get(key));
        if (isNews) {
            known.put(key, news);
        }
        return isNews;
    }

    private SortedMap<UnitName, InvocationKey> newestAlive() {
        SortedMap<UnitName, InvocationKey> newest = new TreeMap<>();
        known.forEach((key, invocation) -> {
            if (invocation.alive()) {
                newest.merge(key.unit(), key, this::newer);
            }
        });
        return Collections.unmodifiableSortedMap(newest);
    }

    private InvocationKey newer(InvocationKey one, InvocationKey other) {
        return age().compare(one, other) > 0 ? one : other;
    }

    /** The stamp first: what is written meanwhile makes another one. */
    private Invocation read(InvocationKey key, Instant now) throws KernelException {
        stamps.put(key, kernel.stamp(key));
        Kernel.Look look = kernel.look(key);
        boolean ended = look.contained() && look.records().containsKey(Records.EXIT);
        Optional<Usage> usage = ended ? kernel.usage(key) : Optional.empty();
        InvocationReader reader = new InvocationReader(
                key,
                look,
                kernel.facts().bootId(),
                isAbandoned(key, look),
                usage,
                written -> hindsight.of(written, now),
                texts);
        numbers.put(key, reader.number());
        return reader.read();
    }

    /** A launcher of ours that ended is gone; one of an earlier daemon, that has not announced itself, may yet come. */
    private boolean isAbandoned(InvocationKey key, Kernel.Look look) {
        return !look.alive()
                && !look.records().containsKey(Records.LAUNCHER)
                && !look.records().containsKey(Records.EXIT)
                && !spawned.contains(key);
    }

    // Finding.

    /** The newest of each unit that has a process, as of the last look. Any thread. */
    SortedMap<UnitName, InvocationKey> running() {
        return running;
    }

    Optional<InvocationKey> key(UnitName unit, InvocationId id) {
        return Optional.ofNullable(known.ceilingKey(new InvocationKey(unit, "", id)))
                .filter(key -> key.unit().equals(unit) && key.id().equals(id));
    }

    Optional<InvocationKey> key(InvocationId id) {
        return known.keySet().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Of each unit, the oldest first. */
    SortedMap<UnitName, List<Invocation>> byUnit() {
        SortedMap<UnitName, List<Invocation>> found = byUnit.orElseGet(this::sorted);
        byUnit = Optional.of(found);
        return found;
    }

    private SortedMap<UnitName, List<Invocation>> sorted() {
        SortedMap<UnitName, List<InvocationKey>> keys = new TreeMap<>();
        known.keySet()
                .forEach(key -> keys.computeIfAbsent(key.unit(), unit -> new ArrayList<>())
                        .add(key));
        SortedMap<UnitName, List<Invocation>> sorted = new TreeMap<>();
        keys.forEach((unit, some) ->
                sorted.put(unit, some.stream().sorted(age()).map(this::lastRead).toList()));
        return Collections.unmodifiableSortedMap(sorted);
    }

    /** The last start of a unit. */
    Optional<InvocationKey> last(UnitName unit) {
        return known.keySet().stream().filter(key -> key.unit().equals(unit)).max(age());
    }

    /** By the number of the start: the clock may have been set back between two of them. */
    private Comparator<InvocationKey> age() {
        return Comparator.comparing((InvocationKey key) -> numbers.getOrDefault(key, 0L))
                .thenComparing(key -> lastRead(key).launched())
                .thenComparing(InvocationKey::id);
    }

    /** What the next start of a unit is to be called; from 1 on. */
    long nextNumber(UnitName unit) {
        return last(unit).map(key -> numbers.getOrDefault(key, 0L)).orElse(0L) + 1;
    }

    /** One that {@link #key} found. */
    Invocation lastRead(InvocationKey key) {
        return Objects.requireNonNull(known.get(key));
    }

    // Acting on them.

    /** It is read again by the next look. */
    void touch(InvocationKey key) {
        touched.add(key);
    }

    /** Its launcher is ours. */
    void spawned(InvocationKey key) {
        spawned.add(key);
    }

    void forget(InvocationKey key) {
        known.remove(key);
        stamps.remove(key);
        numbers.remove(key);
        spawned.remove(key);
        touched.remove(key);
        byUnit = Optional.empty();
    }
}
