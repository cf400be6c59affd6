package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.Effect;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import io.gitproc.reconciler.config.Key;
import io.gitproc.reconciler.config.Keys;
import io.gitproc.reconciler.config.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;

/** The documentation tells of what there is. {@code -Dreadme.rewrite=true} writes its tables anew. */
final class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path MODEL = Path.of("..", "model", "README.md");
    private static final List<Path> PAGES = List.of(
            README,
            MODEL,
            Path.of("..", "executors", "README.md"),
            Path.of("README.md"),
            Path.of("..", "fixtures", "README.md"),
            Path.of("..", "deploy", "README.md"),
            Path.of("..", "deploy", "share", "README.md"));
    private static final Pattern COMMAND = Pattern.compile("`(gitproc [^`]+)`");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");
    private static final ParsedUnit PLAIN = UnitParser.parse(UnitName.of("plain"), "[Service]\nExecStart=/bin/true\n");
    private static final Surroundings ROOT = new Surroundings(new TreeMap<>(), Path.of("/root"), 0, Path.of("/etc"));

    @Test
    void listsEveryCommand() throws IOException {
        assertTable(README, "commands", "| command | what it does |\n|---|---|\n" + commands());
    }

    @Test
    void listsEveryDirective() throws IOException {
        assertTable(
                MODEL,
                "directives",
                "| directive | default | a new value | what it says |\n|---|---|---|---|\n"
                        + Directives.ALL.stream().map(ReadmeTest::row).collect(Collectors.joining()));
    }

    @Test
    void listsEveryKeyOfTheConfiguration() throws IOException {
        assertTable(
                README,
                "configuration",
                "| key | default for root | what it says |\n|---|---|---|\n"
                        + Keys.ALL.stream().map(ReadmeTest::row).collect(Collectors.joining()));
    }

    /** Those in boxes are run by the end-to-end tests; those within a sentence are read as a shell would hand them over. */
    @ParameterizedTest
    @MethodSource("commandsInSentences")
    void namesNoCommandThatIsNone(String command) {
        String[] words = WORD.matcher(command.split("[|]", 2)[0])
                .results()
                .skip(1)
                .map(word -> word.group().replace("'", ""))
                .toArray(String[]::new);

        try {
            Verbs.all().parseArgs(words);
        } catch (MissingParameterException verbAlone) {
            assertThat(words).hasSize(1);
        }
    }

    private static List<String> commandsInSentences() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path page : PAGES) {
            COMMAND.matcher(Files.readString(page).replace('\n', ' '))
                    .results()
                    .map(span -> span.group(1))
                    .forEach(commands::add);
        }
        return commands.stream().distinct().toList();
    }

    private static String commands() {
        Screen screen = new Screen(Path.of("/nowhere"), Instant.EPOCH);
        screen.run("help");
        return screen.out()
                .lines()
                .dropWhile(line -> !line.equals("verbs"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().split(" +", 2))
                .map(words -> "| `" + words[0] + "` | " + words[1] + " |\n")
                .collect(Collectors.joining());
    }

    private static String row(Directive<?> directive) {
        return "| `" + directive.name() + "`"
                + directive.aliases().stream().map(alias -> ", `" + alias + "`").collect(Collectors.joining())
                + " | " + standard(directive) + " | " + effect(directive.onChange()) + " | "
                + directive.doc().replace("|", "\\|") + " |\n";
    }

    private static String standard(Directive<?> directive) {
        String lines = directive.standard(PLAIN.spec().orElseThrow()).stream()
                .map(line -> line.substring(line.indexOf('=') + 1))
                .collect(Collectors.joining(" "));
        return lines.isEmpty() ? "" : "`" + lines + "`";
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case NONE -> "live";
            case ADJUST -> "adjusts";
            case RESTART -> "restarts";
        };
    }

    private static String row(Key<?> key) {
        String standard = key.standard(ROOT);
        return "| `" + key.name() + "` | " + (standard.isEmpty() ? "" : "`" + standard + "`") + " | " + key.doc()
                + " |\n";
    }

    private static void assertTable(Path page, String name, String table) throws IOException {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- /" + name + " -->";
        String text = Files.readString(page);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (Boolean.getBoolean("readme.rewrite")) {
            Files.writeString(page, text.substring(0, from) + table + text.substring(to));
        }
        assertThat(Files.readString(page)).contains(begin + table + end);
    }
}
