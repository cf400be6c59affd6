package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExamplesTest {
    private static final Examples EXAMPLES = Examples.read();

    static Stream<Directive<?>> shown() {
        return Directives.ALL.stream()
                .filter(directive -> EXAMPLES.of(directive).isPresent());
    }

    @ParameterizedTest
    @MethodSource("shown")
    void everyExampleIsGoodTextThatSetsItsDirective(Directive<?> directive) {
        String example = EXAMPLES.of(directive).orElseThrow();
        String command = example.contains("ExecStart=") ? "" : "\n[Service]\nExecStart=/bin/web";

        ParsedUnit unit = UnitParser.parse(UnitName.of("web"), example + command + "\n");

        assertThat(unit.diagnostics()).isEmpty();
        assertThat(unit.spec().orElseThrow().isSet(directive)).as(example).isTrue();
    }

    @Test
    void onlyWhatIsYesOrNoOrPlainlyLikeAnotherOneHasNone() {
        List<String> plain = Directives.ALL.stream()
                .filter(directive -> EXAMPLES.of(directive).isEmpty())
                .map(Directive::name)
                .toList();

        assertThat(plain)
                .containsExactly(
                        "StartLimitAction",
                        "PrivatePIDs",
                        "NoNewPrivileges",
                        "CacheDirectoryMode",
                        "LogsDirectoryMode",
                        "ConfigurationDirectoryMode",
                        "IgnoreSIGPIPE",
                        "CPUSchedulingResetOnFork",
                        "LimitDATA",
                        "LimitRSS",
                        "LimitAS",
                        "LimitLOCKS",
                        "LimitSIGPENDING",
                        "LimitMSGQUEUE",
                        "LimitRTPRIO",
                        "SendSIGHUP",
                        "SendSIGKILL",
                        "FixedRandomDelay",
                        "Persistent",
                        "Unit");
    }
}
