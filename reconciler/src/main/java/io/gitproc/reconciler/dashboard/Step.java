package io.gitproc.reconciler.dashboard;

import io.gitproc.model.plan.Wave;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a host would do.
 *
 * @param wave those of one number go side by side
 * @param verb {@code start}, {@code stop}, {@code adjust}
 */
public record Step(int wave, String verb, UnitLink unit, String reason) {
    static List<Step> of(List<Wave> waves) {
        return IntStream.range(0, waves.size())
                .boxed()
                .flatMap(i -> waves.get(i).changes().stream()
                        .flatMap(change -> Stream.of(new Step(
                                i + 1,
                                change.kind().word(),
                                UnitLink.of(change.unit().value()),
                                change.reason()))))
                .toList();
    }
}
