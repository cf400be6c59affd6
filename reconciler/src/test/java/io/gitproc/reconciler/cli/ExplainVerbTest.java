package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.reconciler.api.Samples;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page for each directive. */
final class ExplainVerbTest {
    @TempDir
    private Path home;

    private Screen screen;

    @BeforeEach
    void open() {
        screen = new Screen(home, Samples.NOW);
    }

    @Test
    void everyDirectiveAndEveryAliasHasAPageWithItsSectionItsDefaultAndItsEffect() {
        assertThat(Directives.ALL)
                .allSatisfy(directive -> assertThat(names(directive)).allSatisfy(name -> explains(name, directive)));
    }

    private static Stream<String> names(Directive<?> directive) {
        return Stream.concat(Stream.of(directive.name()), directive.aliases().stream());
    }

    private void explains(String name, Directive<?> directive) {
        assertThat(screen.run("explain", name.toLowerCase(Locale.ROOT))).isZero();
        assertThat(screen.out())
                .contains(
                        directive.name() + "=  [" + directive.section() + "]",
                        "\n    " + directive.doc() + "\n",
                        "\n    Default: ",
                        "A new value ");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestOne() {
        assertThat(screen.run("explain", "ConditionPathExist")).isEqualTo(64);
        assertThat(screen.err()).contains("did you mean ConditionPathExists?");
        assertThat(screen.run("explain", "HealthCheckUrls")).isEqualTo(64);
        assertThat(screen.err()).contains("did you mean HealthCheckURL?");
    }
}
