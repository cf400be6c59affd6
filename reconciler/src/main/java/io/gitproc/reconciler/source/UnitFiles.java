package io.gitproc.reconciler.source;

import io.gitproc.model.unit.TimerFiles;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a unit is made of.
 *
 * @param main the unit file
 * @param dropIns in the order in which they count: the later one wins
 */
record UnitFiles(UnitName unit, SourceFile main, List<SourceFile> dropIns) {
    UnitFiles {
        dropIns = List.copyOf(dropIns);
    }

    /** Whether there is nothing for its timer to start. */
    boolean isTimerAlone() {
        return TimerFiles.isMain(main.path());
    }

    UnitFiles with(SourceFile changed) {
        return changed.path().equals(main.path()) ? new UnitFiles(unit, changed, dropIns) : this;
    }

    /** Cheap, since it is a key: names and ids know theirs. */
    @Override
    public int hashCode() {
        return 31 * unit.hashCode() + main.content().hashCode();
    }

    Stream<SourceFile> all() {
        return Stream.concat(Stream.of(main), dropIns.stream());
    }
}
