package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.argv;
import static io.gitproc.model.unit.Units.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines, case by case as seen under systemd 252. */
class CommandLineTest {
    private static final Map<String, String> VARIABLES = new TreeMap<>(Map.of(
            "ONE",
            "1",
            "TWO",
            "a b",
            "QUOTED",
            "x 'y z' \"q\"",
            "EMPTY",
            "",
            "NESTED",
            "$ONE ${ONE}",
            "OPEN",
            "a 'b c"));

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(VARIABLES.get(name));
    }

    /** The arguments behind the program, each in brackets. */
    private static String arguments(String line) {
        List<String> argv = argv("/bin/x " + line, CommandLineTest::variable);
        StringBuilder shown = new StringBuilder();
        argv.subList(1, argv.size())
                .forEach(word -> shown.append('[').append(word).append(']'));
        return shown.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            $ONE             | [1]
            $TWO             | [a][b]
            "$TWO"           | [a][b]
            '$TWO'           | [a][b]
            $QUOTED          | [x][y z][q]
            $OPEN            | [a][b c]
            ${TWO}           | [a b]
            x${TWO}y         | [xa by]
            ${EMPTY}         | []
            a $EMPTY b       | [a][b]
            a $UNSET b       | [a][b]
            a $ b            | [a][b]
            pre-$ONE         | [pre-$ONE]
            a $ONE/x b       | [a][b]
            a $ONE.x b       | [a][b]
            a $ONE$TWO b     | [a][b]
            ${UNSET:-y}      | [${UNSET:-y}]
            ${UNCLOSED       | [${UNCLOSED]
            $NESTED          | [$ONE][${ONE}]
            ${NESTED}        | [$ONE ${ONE}]
            $$ONE            | [$ONE]
            $$               | [$]
            a$$b             | [a$b]
            a$               | [a$]
            %%               | [%]
            %n               | [web.service]
            100%             | [100%]
            "a b"c'd e'      | [a bcd e]
            """)
    void variables(String line, String expected) {
        assertThat(arguments(line)).isEqualTo(expected);
    }

    @Test
    void aColonSwitchesVariablesOff() {
        assertThat(argv(":/bin/x $ONE ${ONE} $$", CommandLineTest::variable))
                .containsExactly("/bin/x", "$ONE", "${ONE}", "$$");
    }

    @Test
    void theNameOfTheProgramIsNotExpandedButItsZerothArgumentIs() {
        ExecCommand command = Units.clean(service("ExecStart=/bin/${ONE}"))
                .get(Directives.EXEC_START)
                .get(0);

        assertThat(command.program()).isEqualTo("/bin/${ONE}");
        assertThat(command.argv(CommandLineTest::variable)).containsExactly("/bin/1");
    }

    @Test
    void escapesWorkBareAndInBothKindsOfQuotes() {
        for (String quote : List.of("", "\"", "'")) {
            assertThat(argv("/bin/x " + quote + "\\s\\x41\\101\\u00e9\\n\\t\\\\\\\"\\'" + quote))
                    .containsExactly("/bin/x", " AA\u00e9\n\t\\\"'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\q", "\\x4", "\\xzz", "\\x00", "\\400", "\\8", "\\u12", "\\ud800", "\\U00110000", "\\w+\\d"})
    void anUnknownEscapeStaysAsItIs(String escape) {
        assertThat(argv("/bin/x " + escape)).containsExactly("/bin/x", escape);
    }

    @Test
    void whatFollowsAnUnknownEscapeBelongsToIt() {
        assertThat(argv("/bin/x a\\ b")).containsExactly("/bin/x", "a\\ b");
        assertThat(Words.of("a\\", Words.Backslash.ESCAPES).list())
                .extracting(Word::text)
                .containsExactly("a\\");
    }

    @ParameterizedTest
    @CsvSource({
        "\\a, 7",
        "\\u0001, 1",
        "\\u0080, 128",
        "\\ud7ff, 55295",
        "\\ue000, 57344",
        "\\U0010ffff, 1114111",
    })
    void anEscapeIsACharacter(String escape, int character) {
        assertThat(argv("/bin/x " + escape)).containsExactly("/bin/x", Character.toString(character));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\udfff", "\\U00110000", "\\U80000041", "\\x\u0660\u0661"})
    void whatIsNoCharacterIsNoEscape(String escape) {
        assertThat(argv("/bin/x " + escape)).containsExactly("/bin/x", escape);
    }

    @Test
    void whetherAFailureCountsStandsBeforeTheProgram() {
        assertThat(Units.clean(service("ExecStart=-/bin/x"))
                        .get(Directives.EXEC_START)
                        .get(0)
                        .ignoresFailure())
                .isTrue();
        assertThat(ExecCommand.of("/bin/x").ignoresFailure()).isFalse();
    }

    @Test
    void bytesOfACharacterAreJoined() {
        assertThat(argv("/bin/x \\xc3\\xa9 \\303\\251")).containsExactly("/bin/x", "\u00e9", "\u00e9");
    }

    @Test
    void escapesAreUndoneBeforeSpecifiers() {
        assertThat(argv("/bin/x \\x25n")).containsExactly("/bin/x", "web.service");
    }

    @Test
    void onlyASemicolonThatStandsAloneSeparates() {
        assertThat(Units.clean(service("Type=oneshot", "ExecStart=/bin/a x; y ; -/bin/b \\; z ';' ;"))
                        .get(Directives.EXEC_START)
                        .stream()
                        .map(command -> command.argv(CommandLineTest::variable))
                        .toList())
                .containsExactly(List.of("/bin/a", "x;", "y"), List.of("/bin/b", ";", "z", ";"));
    }

    @Test
    void nothingIsDoneThatAShellWouldDo() {
        assertThat(argv("/bin/x * ~ | a > b && `c` $(d)", CommandLineTest::variable))
                .containsExactly("/bin/x", "*", "~", "|", "a", ">", "b", "&&", "`c`");
    }

    @ParameterizedTest
    @CsvSource({
        "-/bin/x, /bin/x, IGNORE_FAILURE",
        ":/bin/x, /bin/x, NO_VARIABLES",
        "+/bin/x, /bin/x, FULLY_PRIVILEGED",
        "!/bin/x, /bin/x, NO_SETUID",
        "!!/bin/x, /bin/x, AMBIENT",
        "!-/bin/x, /bin/x, 'IGNORE_FAILURE, NO_SETUID'",
        "-:!!/bin/x, /bin/x, 'IGNORE_FAILURE, NO_VARIABLES, AMBIENT'",
        "'\"-/bin/x\"', /bin/x, IGNORE_FAILURE",
        "sleep, sleep, ''",
        "/bin//./x, /bin/x, ''",
        "%E/x, /etc/x, ''",
    })
    void prefixesStandBeforeTheProgram(String word, String program, String prefixes) {
        ExecCommand command = Units.clean(service("ExecStart=" + word))
                .get(Directives.EXEC_START)
                .get(0);

        assertThat(command.program()).isEqualTo(program);
        assertThat(command.prefixes()).hasToString("[" + prefixes + "]");
    }

    @Test
    void anAtSignNamesTheZerothArgument() {
        ExecCommand command = Units.clean(service("ExecStart=-@/bin/x me a"))
                .get(Directives.EXEC_START)
                .get(0);

        assertThat(command.program()).isEqualTo("/bin/x");
        assertThat(command.argv(CommandLineTest::variable)).containsExactly("me", "a");
        assertThat(command.ignoresFailure()).isTrue();
        assertThat(command).hasToString("-@/bin/x me a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /bin/x 'a        | 8 | has a quote that is not closed
            /bin/x "a        | 8 | has a quote that is not closed
            --/bin/x         | 1 | has prefixes that cannot stand together
            +!/bin/x         | 1 | has prefixes that cannot stand together
            !!!/bin/x        | 1 | has prefixes that cannot stand together
            - /bin/x         | 1 | names no program
            ""               | 1 | names no program
            bin/x            | 1 | has a program that is neither an absolute path nor a bare name
            ./x              | 1 | has a program that is neither an absolute path nor a bare name
            ..               | 1 | has a program that is neither an absolute path nor a bare name
            "/bin/a'b"       | 1 | has a program that is neither an absolute path nor a bare name
            /bin/            | 1 | names a folder, not a program
            @/bin/x          | 1 | has @ without a name behind the program
            /bin/x %Z        | 8 | has the specifier %Z, which has no value here
            /bin/x a %       | 0 |
            /bin/%H          | 1 | has the specifier %H, which has no value here
            /bin/x \\xff     | 8 | has escapes that do not make a character
            """)
    void aCommandThatCannotBeReadRefusesTheUnit(String line, int column, String predicate) {
        ParsedUnit web = service("Type=oneshot", "ExecStart=/bin/good", "ExecStart=" + line);

        if (column == 0) {
            assertThat(web.diagnostics()).isEmpty();
            return;
        }
        assertThat(web.spec()).isEmpty();
        assertThat(web.diagnostics()).hasSize(1);
        assertThat(web.diagnostics().get(0).message()).endsWith(predicate);
        assertThat(web.diagnostics().get(0).column()).isEqualTo("ExecStart=".length() + column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "two words",
                "\"",
                "'",
                "\\",
                "a\\",
                ";",
                "\n\t\r\u0001",
                "\u00e9 \ud83d\ude00",
                "$X ${Y}",
                "#",
                "-x"
            })
    void aWordThatIsQuotedReadsBack(String word) {
        assertThat(argv(":/bin/x " + Words.quote(word))).containsExactly("/bin/x", word);
    }
}
