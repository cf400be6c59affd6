package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A configuration or a command line that is wrong: a sentence, and 64. */
class ConfigurationIT {
    private static final int EXIT_USAGE = 64;

    private final Playground playground = Playground.quiet();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlaceAndTheNearestOne() {
        playground.write("config.yaml", "# comment\nrepo_pth: /srv\n");

        refuses("config.yaml:2:1: error: unknown key repo_pth", "help: did you mean repo_path?", "list");
    }

    @Test
    void aBadValueIsNamedWithItsPlace() {
        playground.write("config.yaml", "branch: main\nsocket_path: [a, b]\n");

        refuses("config.yaml:2:", "socket_path", "daemon");
    }

    @Test
    void badSyntaxIsNamedWithItsPlace() {
        playground.write("config.yaml", "branch: \"main\n");

        refuses("config.yaml:", "error", "status");
    }

    @Test
    void jsonIsReadAsWell() {
        playground.write("config.yaml", "{\"repo_path\": \"services.git\",\n \"brnch\": \"main\"}");

        refuses("config.yaml:2:2: error: unknown key brnch", "help: did you mean branch?", "list");
    }

    @Test
    void aConfigurationThatIsNotThereIsNamed() {
        Finished verb = Finished.run(
                playground.folder(),
                List.of(Distribution.packed().command().toString(), "list", "--config", "nowhere.yaml"));

        assertThat(verb.code()).isEqualTo(EXIT_USAGE);
        assertThat(verb.err()).contains("nowhere.yaml");
    }

    @Test
    void anUnknownVerbIsNamedWithTheNearestOne() {
        refuses("statsu", "status", "statsu");
    }

    @Test
    void anUnknownOptionIsNamed() {
        refuses("--folow", "--follow", "logs", "web", "--folow");
    }

    @Test
    void aNameWithASlashIsNoUnit() {
        refuses("../web", "help: ", "status", "../web");
    }

    @Test
    void anUnknownOptionOfTheDemoIsNamed() {
        Finished demo = Finished.run(
                playground.folder(), List.of(Distribution.packed().command().toString(), "demo", "--exot"));

        assertThat(demo).isEqualTo(new Finished(EXIT_USAGE, "", """
                gitproc: there is no option --exot of gitproc demo
                    help: gitproc demo [--exit]
                """));
    }

    private void refuses(String sentence, String help, String... verb) {
        Finished refused = playground.gitproc(verb);

        assertThat(refused.code()).as("%s", refused).isEqualTo(EXIT_USAGE);
        assertThat(refused.err()).contains(sentence).contains(help);
    }
}
