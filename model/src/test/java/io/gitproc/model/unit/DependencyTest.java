package io.gitproc.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the lists of units have in common, and what they have not. */
final class DependencyTest {
    private static List<Dependency> those(Predicate<Dependency> kind) {
        return Stream.of(Dependency.values()).filter(kind).toList();
    }

    @Test
    void someAreAMatterOfOrderAlone() {
        assertThat(those(Dependency::orders)).containsExactly(Dependency.AFTER, Dependency.BEFORE);
    }

    @Test
    void whatIsNeededIsFollowedTooAndPartOfFollowsWithoutANeed() {
        assertThat(those(Dependency::needs))
                .containsExactly(Dependency.REQUIRES, Dependency.REQUISITE, Dependency.BINDS_TO);
        assertThat(those(Dependency::follows))
                .containsExactly(Dependency.REQUIRES, Dependency.REQUISITE, Dependency.BINDS_TO, Dependency.PART_OF);
    }

    @Test
    void someCallOthers() {
        assertThat(those(Dependency::calls)).containsExactly(Dependency.ON_FAILURE, Dependency.ON_SUCCESS);
    }

    @Test
    void eachHasADirectiveOfItsOwn() {
        assertThat(Stream.of(Dependency.values()).map(Dependency::directive))
                .containsExactly(
                        "After",
                        "Before",
                        "Requires",
                        "Requisite",
                        "Wants",
                        "BindsTo",
                        "PartOf",
                        "Upholds",
                        "Conflicts",
                        "OnFailure",
                        "OnSuccess");
        assertThat(Dependency.BINDS_TO.aliases()).containsExactly("BindTo");
        assertThat(Dependency.PART_OF.aliases()).isEmpty();
    }

    @Test
    void aBackslashIsPartOfAName() {
        assertThat(Units.spec("[Unit]\nAfter=dev-a\\x2db\n[Service]\nExecStart=/bin/web\n")
                        .get(Directives.AFTER))
                .containsExactly(UnitName.of("dev-a\\x2db"));
    }

    @Test
    void whatAUnitNeedsIsToldWithItsPlace() {
        ParsedUnit web = Units.parse("""
                [Unit]
                After=db.service
                Requires=db.service network.target
                BindsTo= vpn.service %n
                [Service]
                ExecStart=/bin/web
                """);

        assertThat(web.needs())
                .containsExactly(
                        new Mention(Dependency.REQUIRES, UnitName.of("db"), "web.service", 3, 10),
                        new Mention(Dependency.BINDS_TO, UnitName.of("vpn"), "web.service", 4, 10),
                        new Mention(Dependency.BINDS_TO, Units.WEB, "web.service", 4, 22));
    }
}
