package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What forges read of lint. Source: SARIF 2.1.0, the chapters 3.13 (log), 3.14 (run), 3.19 (driver), 3.27 (result). */
final class SarifTest {
    private static final String GOOD = "[Service]\nExecStart=/bin/true\n";

    @TempDir
    private Path home;

    private Screen screen;
    private GitRepo repo;

    @BeforeEach
    void open() {
        screen = new Screen(home, Samples.NOW);
        repo = GitRepo.withWorkTree(home.resolve("repo"));
    }

    private JsonValue run(int code) throws IOException {
        assertThat(screen.run("lint", "--repo", repo.place().toString(), "-o", "sarif"))
                .isEqualTo(code);
        JsonValue log = JsonValue.parse(screen.out().getBytes(StandardCharsets.UTF_8));
        assertThat(log.fields()).containsOnlyKeys("$schema", "version", "runs");
        assertThat(log.word("version")).isEqualTo("2.1.0");
        assertThat(log.at("runs").items()).hasSize(1);
        return log.at("runs").items().get(0);
    }

    private static List<String> rules(JsonValue run) {
        return run.at("tool").at("driver").at("rules").items().stream()
                .map(rule -> rule.word("id"))
                .toList();
    }

    @Test
    void aCleanCommitHasRulesAndNoResults() throws IOException {
        repo.commit("web.service", GOOD);

        JsonValue run = run(0);
        assertThat(run.at("results").items()).isEmpty();
        assertThat(run.at("tool").at("driver").word("name")).isEqualTo("gitproc");
        assertThat(rules(run)).containsExactly("unit-rejected", "unit-warning", "unit-note", "commit-refused");
        assertThat(run.at("tool").at("driver").at("rules").items())
                .allSatisfy(rule ->
                        assertThat(rule.at("shortDescription").word("text")).isNotEmpty());
    }

    @Test
    void everyResultHasARuleALevelAMessageAndAPlaceInAFile() throws IOException {
        repo.write("units/my web.service", GOOD)
                .write("a.service", "[Service]\nExecStart=/bin/true 'open\nFoo=1\n")
                .write("b.service", GOOD + "Resart=always\n")
                .write("lost.service.d/x.conf", "[Service]\nNice=1\n")
                .commit("some");

        JsonValue run = run(1);
        assertThat(run.at("results").items()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(result -> {
            assertThat(rules(run)).contains(result.word("ruleId"));
            assertThat(result.word("level")).isIn("error", "warning", "note");
            assertThat(result.at("message").word("text")).isNotBlank();
            JsonValue place = result.at("locations").items().get(0).at("physicalLocation");
            assertThat(URI.create(place.at("artifactLocation").word("uri")).isAbsolute())
                    .isFalse();
            assertThat(Integer.parseInt(place.at("region").word("startLine"))).isPositive();
            assertThat(Integer.parseInt(place.at("region").word("startColumn"))).isPositive();
        });
        assertThat(screen.out())
                .contains("\"ruleId\":\"unit-rejected\",\"level\":\"error\"")
                .contains("\"uri\":\"a.service\"},\"region\":{\"startLine\":2,\"startColumn\":21}")
                .contains("\"ruleId\":\"unit-warning\",\"level\":\"warning\"")
                .contains("did you mean Restart");
    }

    @Test
    void aPathIsWrittenAsAReference() throws IOException {
        repo.commit("hosts/café x:1/web.service", "[Service]\nExecStart='\n");

        run(1);
        assertThat(screen.out()).contains("\"uri\":\"hosts/caf%C3%A9%20x%3A1/web.service\"");
    }

    @Test
    void aRefusedCommitIsAResultWithoutAPlace() throws IOException {
        repo.write("a.service", "[Unit]\nAfter=b.service\n" + GOOD)
                .write("b.service", "[Unit]\nAfter=a.service\n" + GOOD)
                .commit("cycle");

        JsonValue refused = run(1).at("results").items().get(0);
        assertThat(refused.word("ruleId")).isEqualTo("commit-refused");
        assertThat(refused.word("level")).isEqualTo("error");
        assertThat(refused.at("message").word("text")).startsWith("dependency cycle: a.service -> b.service");
        assertThat(refused.fields()).doesNotContainKey("locations");
    }

    @Test
    void hostileTextStaysData() throws IOException {
        repo.commit("a.service", GOOD + "\u001b]0;owned\u0007=1\n");

        run(0);
        assertThat(screen.out()).doesNotContain("\u001b", "\\u001B");
    }
}
