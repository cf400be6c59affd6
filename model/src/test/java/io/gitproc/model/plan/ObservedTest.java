package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.at;
import static io.gitproc.model.plan.Scene.name;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is observed, and what was found out besides. */
final class ObservedTest {
    private final UnitStatus web = UnitStatus.none(name("web"));
    private final Observed seen = new Observed(at(5), new TreeMap<>(Map.of(name("web"), web)));

    @Test
    void whatWasFoundOutTakesThePlaceOfWhatWasSeen() {
        UnitStatus barred = web.withObstacle("no such user");
        UnitStatus db = UnitStatus.none(name("db"));

        Observed both = seen.with(new TreeMap<>(Map.of(name("web"), barred, name("db"), db)));

        assertThat(both.at()).isEqualTo(at(5));
        assertThat(both.unit(name("web"))).contains(barred);
        assertThat(both.unit(name("db"))).contains(db);
    }

    @Test
    void whereNothingWasFoundOutItIsTheSame() {
        assertThat(seen.with(new TreeMap<>())).isEqualTo(seen);
        assertThat(seen.unit(name("db"))).isEmpty();
    }
}
