package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.UnitName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a commit turned out to be. */
public sealed interface Loaded permits Loaded.Accepted, Loaded.Refused {

    <R> R match(Function<Accepted, R> accepted, Function<Refused, R> refused);

    Revision revision();

    default Optional<Accepted> accepted() {
        return match(Optional::of, refused -> Optional.empty());
    }

    default Optional<Refusal> refused() {
        return match(accepted -> Optional.empty(), refused -> Optional.of(refused.refusal()));
    }

    /** What is to run; empty when it is refused. */
    default Optional<Desired> units() {
        return accepted().map(Accepted::desired);
    }

    /** A set of units. Broken ones are among {@code rejected}, and in {@code desired} where another version stands in. */
    record Accepted(
            Revision revision, Desired desired, SortedMap<UnitName, Rejection> rejected, List<Diagnostic> warnings)
            implements Loaded {
        public Accepted {
            rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
            warnings = List.copyOf(warnings);
        }

        @Override
        public <R> R match(Function<Accepted, R> accepted, Function<Refused, R> refused) {
            return accepted.apply(this);
        }
    }

    /** Wrong as a whole. */
    record Refused(Refusal refusal) implements Loaded {
        @Override
        public Revision revision() {
            return refusal.revision();
        }

        @Override
        public <R> R match(Function<Accepted, R> accepted, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
