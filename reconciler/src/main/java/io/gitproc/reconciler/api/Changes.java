package io.gitproc.reconciler.api;

import io.gitproc.reconciler.journal.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells in events what is new from one snapshot to the next. Pure. */
record Changes(Rows rows, BiConsumer<Event.Type, String> taker) {

    void between(Snapshot before, Snapshot now) {
        Map<String, UnitView> old =
                before.units().stream().collect(Collectors.toMap(UnitView::name, Function.identity()));
        List<UnitView> changed = now.units().stream()
                .filter(unit -> isAnother(Optional.ofNullable(old.get(unit.name())), unit))
                .toList();
        List<String> shown = changed.isEmpty() ? List.of() : rows.of(changed);
        for (int i = 0; i < changed.size(); i++) {
            unit(
                    Optional.ofNullable(old.get(changed.get(i).name())),
                    changed.get(i),
                    shown.stream().skip(i).findFirst());
        }
        now.units().forEach(unit -> old.remove(unit.name()));
        old.keySet().stream().sorted().forEach(name -> taker.accept(Event.Type.GONE, line(Json.name(name))));
        if (!host(before).equals(host(now))) {
            taker.accept(Event.Type.SYNC, line(Json.summary(now)));
        }
    }

    /** What it uses always changes, and is there to be asked for. */
    private static boolean isAnother(Optional<UnitView> before, UnitView now) {
        return !before.map(old -> old.with(now.resources())).equals(Optional.of(now));
    }

    private void unit(Optional<UnitView> before, UnitView now, Optional<String> row) {
        Event.Type type = before.map(old -> type(old, now)).orElse(Event.Type.UNIT);
        taker.accept(type, line(Json.patch(before, now, row)));
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

    void entry(Entry entry) {
        taker.accept(Event.Type.ENTRY, line(Json.entry(entry)));
    }

    /** Of a document, which ends in a line break. */
    static String line(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).strip();
    }
}
