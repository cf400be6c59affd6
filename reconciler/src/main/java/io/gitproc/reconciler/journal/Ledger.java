package io.gitproc.reconciler.journal;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What is told so far: the entries, replayed. It knows what is new in a batch, and what runs.
 *
 * <p>A daemon that starts finds again what the one before it may have told: starts, ends, the target. Each is told once, by
 * the id of the invocation and the kind, or by what it says. For one thread.
 */
public final class Ledger {
    /** More of those that ended than are kept on the host. */
    private static final int ENDED_MAX = 32;

    private final SortedMap<UnitName, SortedMap<InvocationId, Standing>> units = new TreeMap<>();
    private final SortedMap<String, String> said = new TreeMap<>();
    private Optional<CommitId> target = Optional.empty();

    /** Those that are not told yet, which then are. */
    public List<Entry> enter(Batch batch) {
        List<Entry> news = new ArrayList<>();
        batch.adopted().map(present -> unseenEnds(present, batch.at())).ifPresent(news::addAll);
        batch.entries().stream().filter(this::isNew).forEach(news::add);
        return news;
    }

    private boolean isNew(Entry entry) {
        boolean isNew = !isTold(entry);
        if (isNew) {
            note(entry);
        }
        return isNew;
    }

    private boolean isTold(Entry entry) {
        if (entry.kind() == Kind.TARGET) {
            return entry.commit().equals(target);
        }
        if (entry.kind().isStanding()) {
            return entry.words().equals(said.get(key(entry)));
        }
        return entry.kind().isOnce() && !isNext(entry);
    }

    /** What was never started did not end either. */
    private boolean isNext(Entry entry) {
        return standing(entry).map(it -> !it.told().contains(entry.kind())).orElse(entry.kind() == Kind.START);
    }

    /** Takes in what was told. */
    public void note(Entry entry) {
        if (entry.kind() == Kind.TARGET) {
            said.clear();
            target = entry.commit();
        }
        if (entry.kind().isStanding()) {
            said.put(key(entry), entry.words());
        }
        entry.unit().ifPresent(unit -> entry.invocation().ifPresent(id -> note(unit, id, entry)));
    }

    private void note(UnitName unit, InvocationId id, Entry entry) {
        Standing before = standing(entry).orElseGet(() -> Standing.of(unit, id, entry));
        if (entry.kind().isOnce()) {
            keep(before.with(entry.kind()));
        } else if (entry.kind() == Kind.ADJUST) {
            keep(entry.commit().map(before::from).orElse(before));
        }
    }

    /** Takes in what an earlier segment told. */
    void keep(Standing standing) {
        SortedMap<InvocationId, Standing> ofUnit = units.computeIfAbsent(standing.unit(), unit -> new TreeMap<>());
        ofUnit.put(standing.invocation(), standing);
        forgetOldest(ofUnit);
    }

    private static void forgetOldest(SortedMap<InvocationId, Standing> ofUnit) {
        if (ofUnit.size() > ENDED_MAX) {
            ofUnit.values().stream()
                    .filter(it -> !it.isRunning())
                    .min(Comparator.comparing(Standing::launched))
                    .ifPresent(oldest -> ofUnit.remove(oldest.invocation()));
        }
    }

    /** Takes in what an earlier segment told. */
    void keep(CommitId earlier) {
        target = Optional.of(earlier);
    }

    /** Takes in a line of a segment, whatever it is. */
    void recall(Line line) {
        if (line.isSegment()) {
            line.commit().ifPresent(this::keep);
        }
        line.standing().ifPresent(this::keep);
        line.entry().ifPresent(this::note);
    }

    private List<Entry> unseenEnds(SortedSet<InvocationId> present, Instant seen) {
        List<Entry> ends = running().stream()
                .filter(it -> !present.contains(it.invocation()))
                .map(it -> unseenEnd(it, seen))
                .toList();
        ends.forEach(this::note);
        units.values().forEach(ofUnit -> ofUnit.keySet().retainAll(present));
        units.values().removeIf(SortedMap::isEmpty);
        return ends;
    }

    private static Entry unseenEnd(Standing gone, Instant seen) {
        Entry end = Entry.of(
                        seen, Kind.END, "ended while no daemon ran; the host was restarted, or its records are gone")
                .about(gone.unit())
                .of(gone.invocation());
        return gone.commit().map(end::at).orElse(end);
    }

    private Optional<Standing> standing(Entry entry) {
        return entry.unit()
                .flatMap(unit -> Optional.ofNullable(units.get(unit)))
                .flatMap(ofUnit -> entry.invocation().flatMap(id -> Optional.ofNullable(ofUnit.get(id))));
    }

    private static String key(Entry entry) {
        return entry.kind().word() + " " + entry.unit().map(UnitName::value).orElse("");
    }

    /** What runs, by name. */
    public List<Standing> running() {
        List<Standing> running = all();
        running.removeIf(standing -> !standing.isRunning());
        return running;
    }

    List<Standing> all() {
        List<Standing> all = new ArrayList<>();
        units.values().forEach(ofUnit -> all.addAll(ofUnit.values()));
        return all;
    }

    /** What the host converges to. */
    public Optional<CommitId> target() {
        return target;
    }
}
