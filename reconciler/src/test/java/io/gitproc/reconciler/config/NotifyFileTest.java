package io.gitproc.reconciler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told. */
final class NotifyFileTest {
    private static final Duration CALM = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private List<NotifyTarget> read(String text) throws IOException, ConfigurationException {
        return NotifyFile.read(Files.writeString(folder.resolve("notify.yaml"), text), folder);
    }

    @Test
    void itListsReceiversOfEachKind() throws Exception {
        assertThat(read("""
                        notify:
                          - webhook: https://chat.example.org/hooks/1
                            secret_file: hook-secret
                          - command: [/usr/local/bin/page, --team, web]
                            timeout: 20s
                            resolve_after: 5min
                          - github: ops/services
                            token_file: /etc/gitproc/token
                          - gitea: ops/services
                            api: https://git.example.org/api/v1/
                            token_file: /etc/gitproc/token
                        """))
                .containsExactly(
                        new NotifyTarget.Webhook(
                                URI.create("https://chat.example.org/hooks/1"),
                                Optional.of(folder.resolve("hook-secret")),
                                CALM),
                        new NotifyTarget.Command(
                                List.of("/usr/local/bin/page", "--team", "web"),
                                Duration.ofSeconds(20),
                                Duration.ofMinutes(5)),
                        new NotifyTarget.CommitStatus(
                                Forge.GITHUB,
                                URI.create("https://api.github.com"),
                                "ops/services",
                                Path.of("/etc/gitproc/token"),
                                CALM),
                        new NotifyTarget.CommitStatus(
                                Forge.GITEA,
                                URI.create("https://git.example.org/api/v1"),
                                "ops/services",
                                Path.of("/etc/gitproc/token"),
                                CALM));
    }

    @Test
    void theNameOfAWebhookDoesNotTellItsPath() throws Exception {
        assertThat(read("notify: [{webhook: 'https://chat.example.org:8443/hooks/secret'}]"))
                .extracting(NotifyTarget::name)
                .containsExactly("webhook https://chat.example.org:8443");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notify: 3 | :1:1: error: not a list notify",
                "tell: [] | :1:1: error: not a list notify",
                "notify: [web] | :1:10: error: a receiver is a mapping",
                "notify: [{}] | :1:10: error: a receiver has one of webhook, command, github, gitlab, gitea",
                "notify: [{webhook: 'ftp://x'}] | :1:10: error: webhook is not a URL with http or https, and without a password",
                "notify: [{webhook: 'https://u:p@x/'}] | :1:10: error: webhook is not a URL with http or https, and without a password",
                "notify: [{webhook: 'https://x/', secret: s}] | :1:10: error: unknown key secret",
                "notify: [{command: tell}] | :1:10: error: command does not begin with an absolute path",
                "notify: [{command: /bin/true, timeout: 9min}] | :1:10: error: timeout is not from a moment to 50 s",
                "notify: [{github: services, token_file: t}] | :1:10: error: github=services is not a repository",
                "notify: [{github: a/b}] | :1:10: error: github needs token_file",
                "notify: [{gitea: a/b, token_file: t}] | :1:10: error: gitea needs api",
                "notify: [{webhook: 'https://x/', resolve_after: soon}] | :1:10: error: resolve_after=soon is not a time span",
            })
    void whatIsNotUnderstoodIsRefusedWithItsPlace(String text, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(text))
                .withMessage(folder.resolve("notify.yaml") + message);
    }
}
