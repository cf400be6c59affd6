package io.gitproc.model.plan;

import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.UnitName;
import java.util.List;

/** Says of a unit that runs which of those it hangs on do not. */
final class Remarks {
    private final Draft draft;

    Remarks(Draft draft) {
        this.draft = draft;
    }

    Stay on(UnitName unit, Stay stay) {
        boolean runs = stay.state() == UnitState.RUNNING || stay.state() == UnitState.STARTING;
        List<Bond> bonds = draft.bonds().of(unit);
        return runs && !bonds.isEmpty() ? stay.noting(remarks(bonds)) : stay;
    }

    private List<String> remarks(List<Bond> bonds) {
        return bonds.stream().filter(this::isBare).map(this::remark).toList();
    }

    private boolean isBare(Bond bond) {
        boolean isMeant = bond.kind().needs() || bond.kind() == Dependency.WANTS;
        return isMeant && !(draft.wanted(bond.other()).isPresent() && draft.comesUp(bond.other()));
    }

    private String remark(Bond bond) {
        return bond.kind().verb().orElse("") + " " + bond.other() + ", " + draft.plight(bond.other());
    }
}
