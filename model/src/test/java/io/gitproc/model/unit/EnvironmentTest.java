package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.runs;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Environment=} and the content of {@code EnvironmentFile=}, case by case as seen under systemd 252. */
class EnvironmentTest {

    private static SortedMap<String, String> environment(String... lines) {
        return runs(lines).spec().orElseThrow().get(Directives.ENVIRONMENT);
    }

    @Test
    void severalAssignmentsStandOnOneLine() {
        assertThat(environment("Environment=A=1 \"B=two words\" C='x y' 'D=a=b' E="))
                .hasToString("{A=1, B=two words, C=x y, D=a=b, E=}");
    }

    @Test
    void theLastOfANameCounts() {
        assertThat(environment("Environment=A=1 B=2", "Environment=A=3")).hasToString("{A=3, B=2}");
    }

    @Test
    void specifiersAndEscapesAreReplacedAndVariablesAreNot() {
        assertThat(environment("Environment=A=%n B=a\\tb C=$A D=${A} E=100%%"))
                .hasToString("{A=web.service, B=a\tb, C=$A, D=${A}, E=100%}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Environment=\"TOKEN=hunter2",
                "Environment=TOKEN = hunter2",
                "Environment=2BAD=hunter2",
                "Environment=TOKEN=%Qhunter2",
                "Environment=TOKEN=hunter2\\q",
                "Environment=A=1 hunter2",
                "Enviroment=TOKEN=hunter2",
                "Environment TOKEN:hunter2"
            })
    void whatIsWrongWithALineIsSaidWithoutItsValues(String line) {
        assertThat(Units.messages(runs(line)))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message).doesNotContain("hunter2"));
    }

    @Test
    void oneBadEscapeDropsTheRestOfTheLine() {
        ParsedUnit web = runs("Environment=A=1 B=\\q C=3", "Environment=D=4");

        assertThat(web.spec().orElseThrow().get(Directives.ENVIRONMENT)).hasToString("{A=1, D=4}");
        assertThat(Units.messages(web)).containsExactly("""
                        web.service:3:19: warning: Environment=A=… has an unknown escape; from there on the line is ignored
                            help: write \\\\ for a backslash""");
    }

    @Test
    void anOpenQuoteDropsTheRestOfTheLine() {
        assertThat(environment("Environment=A=1 'B=2 C=3")).hasToString("{A=1}");
    }

    @Test
    void badNamesAreDroppedOneByOne() {
        ParsedUnit web = runs("Environment=A=1 1B=2 C-D=3 =4 E F\u00e9=5 G_1=6");

        assertThat(web.spec().orElseThrow().get(Directives.ENVIRONMENT)).hasToString("{A=1, G_1=6}");
        assertThat(web.diagnostics()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            A=1                 | {A=1}
            A=1 "2 3"           | {A=1 "2 3"}
            A="1" 2             | {A=12}
            A="1" "2"           | {A=12}
            A='a\\q'            | {A=a\\q}
            A="a\\q"            | {A=a\\q}
            A="a\\"b\\$c\\`d"   | {A=a"b$c`d}
            A=a\\qb             | {A=aqb}
            A=a\\ \\ b          | {A=a  b}
            A=a b               | {A=a b}
            A = 1               | {A=1}
            A=1 # no comment    | {A=1 # no comment}
            A=$B ${B} %n        | {A=$B ${B} %n}
            export A=1          | {}
            # A=1               | {}
            ; A=1               | {}
            1A=1                | {}
            nonsense            | {}
            A=                  | {A=}
            A=""                | {A=}
            A=b=c               | {A=b=c}
            """)
    void linesOfAnEnvironmentFile(String content, String expected) {
        assertThat(EnvironmentFileParser.parse(content)).hasToString(expected);
    }

    @Test
    void linesOfAnEnvironmentFileEndInAnyWayAndTheLastOfANameCounts() {
        assertThat(EnvironmentFileParser.parse("A=1\r\nB=2\rC=3\n\n A=4")).hasToString("{A=4, B=2, C=3}");
    }

    @Test
    void aByteOrderMarkKillsTheFirstLine() {
        assertThat(EnvironmentFileParser.parse("\ufeffA=1\nB=2\n")).hasToString("{B=2}");
    }

    @Test
    void aBackslashJoinsLinesAndQuotesHoldThem() {
        assertThat(EnvironmentFileParser.parse("A=a\\\nb\nB=\"c\nd\\\ne\"\nC='f\ng'\n# x\\\nD=1\nE=2"))
                .hasToString("{A=ab, B=c\nde, C=f\ng, E=2}");
    }

    @Test
    void blanksAtTheEndGoUnlessTheyAreEscaped() {
        assertThat(EnvironmentFileParser.parse("A=x  \t\nB=y\\  \nC=\"z \" ")).hasToString("{A=x, B=y , C=z }");
    }

    @Test
    void aFileThatEndsInTheMiddleKeepsWhatItHas() {
        assertThat(EnvironmentFileParser.parse("A=\"x")).hasToString("{A=x}");
        assertThat(EnvironmentFileParser.parse("A='x")).hasToString("{A=x}");
        assertThat(EnvironmentFileParser.parse("A=x\\")).hasToString("{A=x}");
        assertThat(EnvironmentFileParser.parse("A=\"x\\")).hasToString("{A=x}");
    }
}
