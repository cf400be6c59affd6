package io.gitproc.reconciler.api;

import io.gitproc.reconciler.journal.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells in events what is new from one snapshot to the next. Pure. */
record Changes(BiConsumer<Event.Type, String> taker) {

    void between(Snapshot before, Snapshot now) {
        Map<String, UnitView> old =
                before.units().stream().collect(Collectors.toMap(UnitView::name, Function.identity()));
        now.units().forEach(unit -> unit(Optional.ofNullable(old.remove(unit.name())), unit));
        old.keySet().stream().sorted().forEach(name -> taker.accept(Event.Type.GONE, line(Json.name(name))));
        if (!host(before).equals(host(now))) {
            taker.accept(Event.Type.SYNC, line(Json.summary(now)));
        }
    }

    private void unit(Optional<UnitView> before, UnitView now) {
        // What it uses always changes, and is there to be asked for.
        if (!before.map(old -> old.with(now.resources())).equals(Optional.of(now))) {
            taker.accept(before.map(old -> type(old, now)).orElse(Event.Type.UNIT), line(Json.unit(now)));
        }
    }

    private static Event.Type type(UnitView before, UnitView now) {
        if (!before.drift().hold().equals(now.drift().hold())) {
            return Event.Type.HOLD;
        }
        boolean isAnswer = !before.health().newest().equals(now.health().newest())
                && life(before).equals(life(now));
        return isAnswer ? Event.Type.PROBE : Event.Type.UNIT;
    }

    private static List<Object> life(UnitView unit) {
        return List.of(
                unit.state(),
                unit.health().verdict(),
                unit.run().pid(),
                unit.run().since(),
                unit.run().nextTry());
    }

    /** All but the time and the units. */
    private static List<Object> host(Snapshot snapshot) {
        return List.of(
                snapshot.looked(),
                snapshot.sync(),
                snapshot.settled(),
                snapshot.head(),
                snapshot.target(),
                snapshot.applied(),
                snapshot.healthy(),
                snapshot.frozen(),
                // Their words tell ages, which always change.
                snapshot.notices().stream().map(Snapshot.Notice::kind).toList());
    }

    /** @param newestLast those of the journal's end, among them the last one that was told */
    void entries(Optional<Entry> told, List<Entry> newestLast) {
        int from = told.map(newestLast::lastIndexOf).orElse(newestLast.size() - 1) + 1;
        for (Entry entry : new ArrayList<>(newestLast.subList(from, newestLast.size()))) {
            taker.accept(Event.Type.ENTRY, line(Json.entry(entry)));
        }
    }

    private static String line(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).strip();
    }
}
