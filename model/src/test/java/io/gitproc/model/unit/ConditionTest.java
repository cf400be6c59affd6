package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.clean;
import static io.gitproc.model.unit.Units.messages;
import static io.gitproc.model.unit.Units.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    @ParameterizedTest
    @CsvSource({
        "/etc/x, false, false, /etc/x",
        "!/etc/x, false, true, /etc/x",
        "|/etc/x, true, false, /etc/x",
        "| ! /etc//./x/, true, true, /etc/x",
        "/etc/a b, false, false, /etc/a b",
    })
    void signsStandBeforeThePath(String text, boolean trigger, boolean negated, String path) {
        assertThat(conditions("ConditionPathExists=" + text))
                .containsExactly(new Condition(ConditionKind.PATH_EXISTS, trigger, negated, path));
    }

    @Test
    void aSignAfterTheOtherOrderBelongsToTheValue() {
        assertThat(conditions("ConditionHost=!|web"))
                .containsExactly(new Condition(ConditionKind.HOST, false, true, "|web"));
        assertThat(conditions("ConditionHost=!")).containsExactly(new Condition(ConditionKind.HOST, false, true, ""));
    }

    @Test
    void specifiersAreReplacedBehindTheSigns() {
        assertThat(conditions("ConditionPathExists=|!%E/%N.conf"))
                .extracting(Condition::text)
                .containsExactly("|!/etc/web.conf");
        assertThat(messages(parse(unit("ConditionHost=%H"))))
                .singleElement()
                .asString()
                .contains("the specifier %H");
    }

    @Test
    void anEmptyLineTakesAllConditionsBackAndNoAssert() {
        ServiceSpec spec = clean(parse(unit(
                "ConditionPathExists=/a",
                "AssertPathExists=/a",
                "ConditionHost=web",
                "ConditionMemory=",
                "ConditionUser=root")));

        assertThat(texts(spec, ConditionFamily.CONDITION)).containsExactly("root");
        assertThat(texts(spec, ConditionFamily.ASSERT)).containsExactly("/a");
        assertThat(spec.text()).isEqualTo("""
                [Unit]
                ConditionUser=root
                AssertPathExists=/a

                [Service]
                ExecStart=/bin/web
                """);
    }

    @ParameterizedTest
    @EnumSource
    void eachKindIsReadAndWrittenInBothFamiliesAndRestartsNothing(ConditionKind kind) {
        String value = kind.word().startsWith("Path")
                        || kind.word().contains("File")
                        || kind.word().contains("Directory")
                ? "/srv/%%x"
                : "4";
        for (ConditionFamily family : ConditionFamily.values()) {
            String key = family.directive(kind);
            ServiceSpec spec = clean(parse(unit(key + "=" + value, key + "=|!" + value)));

            assertThat(texts(spec, family)).containsExactly(value.replace("%%", "%"), "|!" + value.replace("%%", "%"));
            assertThat(clean(parse(spec.text()))).isEqualTo(spec);
            assertThat(spec.identity()).isEqualTo(clean(parse(unit())).identity());
            assertThat(Directives.named("Unit", key).orElseThrow().name()).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc/x", "!etc", "/etc/../x", "!", "|"})
    void aPathThatIsNotAbsoluteIsDropped(String text) {
        ParsedUnit unit = parse(unit("ConditionPathExists=" + text));

        assertThat(unit.spec().orElseThrow().conditions(ConditionFamily.CONDITION))
                .isEmpty();
        assertThat(messages(unit))
                .containsExactly("web.service:2:21: warning: ConditionPathExists=" + text
                        + " is not an absolute path; it is ignored\n    help: write the path from / on, without ..");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ConditionMemory=>",
                "ConditionMemory=lots",
                "ConditionMemory=$=4G",
                "ConditionMemory=!",
                "ConditionMemory=99999999999999999999999999999",
                "ConditionCPUs=>=",
                "ConditionCPUs=-1",
                "ConditionCPUs=1.5",
                "ConditionCPUs=9999999999",
                "AssertCPUs=|!x",
                "ConditionKernelVersion=>=",
                "ConditionKernelVersion=>=5 <",
                "ConditionKernelVersion=\">=5",
            })
    void aComparisonThatIsNoneRefusesTheUnit(String line) {
        ParsedUnit unit = parse(unit(line));

        assertThat(unit.spec()).isEmpty();
        assertThat(messages(unit)).singleElement().asString().contains("error: " + line + " is not a comparison of ");
    }

    @Test
    void aSignOrNothingThatASpecifierMakesRefusesTheUnit() {
        assertThat(messages(parse(unit("ConditionHost=%i")))).containsExactly("""
                web.service:2:15: error: ConditionHost=%i is something else once its specifiers are replaced
                    help: write | and ! themselves, and a value that is not empty""");
        UnitName name = UnitName.of("web@\\x21x");
        assertThat(UnitParser.parse(name, unit("ConditionHost=%I")).spec()).isEmpty();
        assertThat(UnitParser.parse(name, unit("ConditionHost=!%I"))
                        .spec()
                        .orElseThrow()
                        .text())
                .contains("ConditionHost=!!x");
    }

    @Test
    void aSpecifierWithoutAValueIsToldWithItsPlaceBehindTheSigns() {
        assertThat(messages(parse(unit("ConditionHost=|!a%Hb"))))
                .singleElement()
                .asString()
                .startsWith("web.service:2:17: error: ConditionHost=|!a%Hb has the specifier %H");
    }

    @Test
    void aQuestionIsTheSameWhateverItsSigns() {
        assertThat(conditions("ConditionHost=|!db", "ConditionHost=db"))
                .extracting(Condition::question)
                .containsExactly("Host=db", "Host=db");
        assertThat(conditions("ConditionHost=|!db"))
                .extracting(ConditionFamily.CONDITION::line)
                .containsExactly("ConditionHost=|!db");
    }

    @Test
    void aNameThatIsAlmostRightIsSuggested() {
        assertThat(messages(parse(unit("ConditionPathExits=/x"))))
                .singleElement()
                .asString()
                .contains("did you mean ConditionPathExists=?");
        assertThat(messages(parse(unit("ConditionACPower=yes"))))
                .singleElement()
                .asString()
                .contains("ConditionACPower= is not supported yet");
    }

    private static List<Condition> conditions(String... lines) {
        return clean(parse(unit(lines))).conditions(ConditionFamily.CONDITION);
    }

    private static List<String> texts(ServiceSpec spec, ConditionFamily family) {
        return spec.conditions(family).stream().map(Condition::text).toList();
    }

    private static String unit(String... lines) {
        return Stream.concat(Stream.of("[Unit]"), Stream.of(lines)).collect(Collectors.joining("\n"))
                + "\n[Service]\nExecStart=/bin/web\n";
    }
}
