package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.DB;
import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TargetDecisionTest {
    private static final CommitId ANY = new CommitId("0123456789012345678901234567890123456789");
    private static final Desired GOOD = units(Map.of(WEB, 1, DB, 1));
    private static final Desired BAD = units(Map.of(WEB, 2, DB, 1));

    private static Desired units(Map<UnitName, Integer> versions) {
        var units = new TreeMap<UnitName, Wanted>();
        versions.forEach((name, version) -> units.put(
                name,
                Wanted.running(UnitParser.parse(name, unit(version)).spec().orElseThrow(), ANY)));
        return new Desired(ANY, units, Ordering.empty());
    }

    private static TargetDecision at(Desired head, Desired target, Desired... rejected) {
        return new TargetDecision(Optional.of(head), Optional.of(target), List.of(rejected), List.of());
    }

    @Test
    void theTargetFollowsTheHead() {
        assertThat(at(BAD, GOOD).followsHead()).isTrue();
        assertThat(new TargetDecision(Optional.of(GOOD), Optional.empty(), List.of(), List.of()).followsHead())
                .isTrue();
    }

    @Test
    void aRefusedHeadIsNotFollowed() {
        assertThat(new TargetDecision(Optional.empty(), Optional.of(GOOD), List.of(), List.of()).followsHead())
                .isFalse();
        assertThat(new TargetDecision(Optional.empty(), Optional.empty(), List.of(), List.of()).followsHead())
                .isFalse();
    }

    @Test
    void aHeadThatStillHasARejectedUnitIsKeptOut() {
        TargetDecision decision = at(units(Map.of(WEB, 2, DB, 9)), GOOD, BAD);

        assertThat(decision.followsHead()).isFalse();
        assertThat(decision.rollback().orElseThrow().units()).containsExactly(WEB);
    }

    @Test
    void aHeadWithoutItIsFollowedAndEndsTheRollback() {
        for (Desired head : List.of(units(Map.of(WEB, 3)), units(Map.of(WEB, 1)), units(Map.of(DB, 1)))) {
            assertThat(at(head, GOOD, BAD).followsHead()).isTrue();
            assertThat(at(head, GOOD, BAD).rollback()).isEmpty();
        }
    }

    @Test
    void absenceIsContent() {
        assertThat(at(units(Map.of(WEB, 7)), GOOD, units(Map.of(WEB, 1))).followsHead())
                .isFalse();
        assertThat(at(units(Map.of(WEB, 7, DB, 2)), GOOD, units(Map.of(WEB, 1))).followsHead())
                .isTrue();
    }

    @Test
    void allThatWasRejectedIsMeasuredAgainstTheTarget() {
        Desired worse = units(Map.of(WEB, 3, DB, 3));

        assertThat(at(units(Map.of(WEB, 2, DB, 5)), GOOD, BAD, worse).followsHead())
                .isFalse();
        assertThat(at(units(Map.of(WEB, 4, DB, 3)), GOOD, BAD, worse).followsHead())
                .isFalse();
        assertThat(at(units(Map.of(WEB, 4, DB, 4)), GOOD, BAD, worse).followsHead())
                .isTrue();
    }

    @Test
    void whatDiffersInNothingRejectsNothing() {
        assertThat(at(BAD, GOOD, GOOD).followsHead()).isTrue();
        assertThat(new TargetDecision(Optional.empty(), Optional.of(GOOD), List.of(GOOD), List.of()).rollback())
                .isEmpty();
    }
}
