package io.gitproc.model.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile text: whatever it is, there is an answer, soon, and it is consistent. */
@Tag("timed")
class UnitFuzzTest {
    private static final int CASES = 300;
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String SEED_UNIT = """
            # comment \\
            [Unit]
            Description=The %p of %% things
            After=db.service network.target a\\x2db.service
            [Service]
            Type=oneshot
            ExecStart=-/bin/a "b c" 'd\\x41' $E ${F} %n ; @/bin/g h \\
              i
            Environment=A=1 "B=2 3" C='\\u00e9'
            EnvironmentFile=-/etc/x
            WorkingDirectory=-~
            MemoryMax=1G 512M
            CPUQuota=12.5%
            TimeoutSec=1min 30.5s
            KillSignal=RTMIN+3
            User=web
            [X-GitProc]
            HealthCheckURL=http://[::1]:80/x%20y
            HealthCheckRetries=4
            [Install]
            WantedBy=x
            """;

    private static final List<String> TOKENS = List.of(
            "\\",
            "\"",
            "'",
            "%",
            "$",
            "${",
            "}",
            "=",
            "[",
            "]",
            ";",
            "#",
            "\n",
            "\r",
            " ",
            "\t",
            "\u0000",
            "\ufeff",
            "\u202e",
            "\ud83d\ude00",
            "\u0085",
            "-",
            "@",
            ":",
            "+",
            "!",
            "|",
            "<",
            "ConditionHost=",
            "AssertMemory=",
            "/",
            "..",
            "~",
            "%i",
            "%%",
            "\\x",
            "\\u",
            "\\777",
            "infinity",
            "[Service]\n",
            "ExecStart=",
            "Environment=",
            "Type=",
            "After=",
            "TimeoutSec=",
            "99999999999999999999",
            "0",
            "1.5",
            "K",
            "ms");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void garbageIsAnswered(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertTimeoutPreemptively(SOON, () -> {
            for (int round = 0; round < CASES; round++) {
                byte[] content = new byte[random.nextInt(200)];
                random.nextBytes(content);
                check(UnitParser.parse(Units.WEB, content));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void mutatedUnitsAreAnsweredAndReadBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertTimeoutPreemptively(SOON, () -> {
            int accepted = 0;
            for (int round = 0; round < CASES; round++) {
                ParsedUnit unit = Units.parse(mutate(SEED_UNIT, random));
                check(unit);
                accepted += unit.spec().isPresent() ? 1 : 0;
            }
            assertThat(accepted).isGreaterThan(CASES / 10);
        });
    }

    private static String mutate(String text, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int change = random.nextInt(1, 6); change > 0; change--) {
            int from = random.nextInt(mutated.length());
            int to = Math.min(mutated.length(), from + random.nextInt(4));
            mutated.replace(from, to, TOKENS.get(random.nextInt(TOKENS.size())));
        }
        return mutated.toString();
    }

    private static void check(ParsedUnit unit) {
        boolean hasError = unit.diagnostics().stream().anyMatch(found -> found.severity() == Severity.ERROR);
        assertThat(unit.spec().isEmpty()).as("%s", unit.diagnostics()).isEqualTo(hasError);
        assertThat(unit.diagnostics()).allSatisfy(UnitFuzzTest::check);
        unit.spec().ifPresent(UnitFuzzTest::check);
    }

    private static void check(Diagnostic found) {
        assertThat(found.line()).isPositive();
        assertThat(found.column()).isPositive();
        assertThat(found.message())
                .hasSizeLessThan(600)
                .matches(text -> text.chars().noneMatch(Character::isISOControl));
    }

    private static void check(ServiceSpec spec) {
        ParsedUnit again = UnitParser.parse(spec.name(), spec.text());
        assertThat(again.diagnostics()).isEmpty();
        boolean isEqual = again.spec().orElseThrow().equals(spec);
        assertThat(isEqual).as(() -> Quoted.of(spec.text())).isTrue();
        assertThat(again.spec().orElseThrow().identity()).isEqualTo(spec.identity());
        spec.get(Directives.EXEC_START).forEach(command -> command.argv(name -> Optional.of(name + " '\\")));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void environmentFilesAreAnswered(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertTimeoutPreemptively(SOON, () -> {
            for (int round = 0; round < CASES; round++) {
                String content = mutate("A=1\n# c\nB=\"x\\\"y\" z\nC='d'\\\ne\n", random);
                assertThat(EnvironmentFileParser.parse(content))
                        .allSatisfy((name, value) -> assertThat(name).isNotEmpty());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=1\n",
                "Restart=x\n",
                "After=a\n",
                "After=a ",
                "Environment=A=1\n",
                "ExecStart=/bin/a\n",
                "\\\n",
                "# \\\n",
                "\\",
                "\"",
                "'a'",
                " ",
                "%n",
                "[Service]\n",
                "[a]\n",
                "TimeoutSec=1 ",
                "1",
                "1.",
                "9",
                "/",
                "ExecStart=/bin/x ; ",
                "$",
                "MemoryMax=1G\n",
                "User=%",
                "Restarts=1\n"
            })
    void aMebibyteOfOneThingIsAnsweredSoon(String piece) {
        for (String before : List.of("[Service]\n", "[Service]\nExecStart=/bin/x ", "[Service]\nTimeoutSec=")) {
            int count = (UnitText.SIZE_MAX - before.length()) / piece.length();
            String text = before + piece.repeat(count);
            assertTimeoutPreemptively(SOON, () -> check(Units.parse(text)));
        }
    }

    @Test
    void variablesInAMebibyteOfWordsAreReplacedSoon() {
        String line = "/bin/x " + "${ $$ ".repeat(100_000);
        assertTimeoutPreemptively(SOON, () -> assertThat(Units.argv(line)).hasSize(200_001));
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isLessThan(UnitText.SIZE_MAX);
    }
}
