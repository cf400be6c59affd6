package io.gitproc.reconciler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitproc.reconciler.config.RemoteUrl.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteUrlTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "/srv/git/services.git, FILE",
        "file:///srv/git/services.git, FILE",
        "git://example.org/services.git, GIT",
        "git://[::1]:9418/services.git, GIT",
        "ssh://git@example.org:2222/services.git, SSH",
        "git@example.org:team/services.git, SSH",
        "example.org:services, SSH",
        "http://localhost:8080/services, HTTP",
        "https://deploy@example.org/team/services.git, HTTP",
        "HTTPS://example.org/x, HTTP"
    })
    void whatGitFetchesFromIsUnderstood(String text, Transport transport) throws Exception {
        assertThat(RemoteUrl.parse(text)).isEqualTo(new RemoteUrl(text, transport));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services",
                "ftp://example.org/x",
                "ext::sh -c id",
                "https://",
                "https:///x",
                "https://example.org",
                "ssh://-oProxyCommand=id/x y",
                "file://relative",
                "git://exa mple.org/x"
            })
    void whatIsNotIsRefused(String text) {
        BadValueException refused = catchThrowableOfType(BadValueException.class, () -> RemoteUrl.parse(text));
        assertThat(refused).hasMessage("is not the URL of a repository");
    }

    @Test
    void aPasswordIsRefusedAndNotShown() throws Exception {
        ConfigurationException refused = refused("remote: https://ann:s3cret@example.org/x.git\n");

        assertThat(refused)
                .hasMessage(folder.resolve("config.yaml")
                        + ":1:9: error: remote=https://ann:…@example.org/x.git has a password in it");
        assertThat(refused.hint()).contains("remote_credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ann:s3/cret@example.org/x",
                "https://ann:s3@cret@example.org/x",
                "ssh://ann:s3:cret@example.org/x",
                "ann:s3cret@example.org:x",
                "ftp://ann:s3cret@example.org/x"
            })
    void noErrorShowsAPassword(String text) throws Exception {
        assertThat(refused("remote: " + text + "\n").getMessage())
                .contains("remote=")
                .contains("example.org")
                .doesNotContain("s3")
                .doesNotContain("cret");
    }

    @Test
    void theRemoteAndItsMirrorsComeInTheirOrder() throws Exception {
        RemoteSettings remote = load("""
                remote: https://a.example.org/x
                remote_mirrors: https://b.example.org/x  /srv/x
                remote_credentials: tokens
                fetch_interval: 1min 30s
                """).remote().orElseThrow();

        assertThat(remote.urls())
                .extracting(RemoteUrl::text)
                .containsExactly("https://a.example.org/x", "https://b.example.org/x", "/srv/x");
        assertThat(remote.credentials()).contains(folder.resolve("tokens"));
        assertThat(remote.interval()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aRemoteOverSshNeedsAKeyAndSomebodyToBelieve() throws Exception {
        assertThat(refused("remote: git@example.org:x\n")).hasMessageEndingWith(":1:9: error: remote needs remote_key");
        assertThat(refused("remote: git@example.org:x\nremote_key: key\n"))
                .hasMessageEndingWith(":1:9: error: remote needs remote_known_hosts");
        assertThat(load("remote: git@example.org:x\nremote_key: key\nremote_known_hosts: hosts\n")
                        .remote())
                .isPresent();
    }

    @Test
    void mirrorsWithoutARemoteAreAMistake() throws Exception {
        assertThat(refused("remote_mirrors: /srv/x\n")).hasMessageEndingWith("remote_mirrors needs remote");
    }

    @Test
    void anIntervalIsASecondToADay() throws Exception {
        for (String text : new String[] {"0", "500ms", "2d", "infinity", "often"}) {
            assertThat(refused("fetch_interval: \"" + text + "\"\nremote: /x\n"))
                    .hasMessageContaining("fetch_interval=" + text + " is not a time span from a second to a day");
        }
    }

    @Test
    void aWebhookNeedsASecret() throws Exception {
        assertThat(refused("webhook_listen: 127.0.0.1:9000\n"))
                .hasMessageEndingWith("webhook_listen needs webhook_secret_file");
        assertThat(load("webhook_listen: \"[::1]:9000\"\nwebhook_secret_file: s\n")
                        .webhook())
                .isEqualTo(Optional.of(new WebhookSettings(new ListenAddress("::1", 9000), folder.resolve("s"))));
        assertThat(refused("webhook_listen: 127.0.0.1:70000\nwebhook_secret_file: s\n"))
                .hasMessageContaining("is not an address to listen on");
    }

    private Settings load(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("config.yaml"), yaml);
        return Configuration.load(file, new Surroundings(new TreeMap<>(), folder, 0, folder.resolve("none")));
    }

    private ConfigurationException refused(String yaml) throws Exception {
        return catchThrowableOfType(ConfigurationException.class, () -> load(yaml));
    }
}
