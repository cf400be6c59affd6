package io.gitproc.reconciler.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Environment=PASSWORD=hunter2",
                "Environment = \"PASSWORD=hunter2 x\"",
                "  Environment=A=1 B=hunter2",
                "#Environment=PASSWORD=hunter2",
                "; Environment=PASSWORD=hunter2",
                "Enviroment=PASSWORD=hunter2",
                "environment=hunter2",
                "SetCredential=key:hunter2",
                "SetCredentialEncrypted=key:hunter2",
                "DB_PASSWORD=hunter2",
                "ApiToken=hunter2"
            })
    void valuesThatMayBeSecretAreHidden(String line) {
        assertThat(String.join("\n", Redaction.of(List.of(line))))
                .doesNotContain("hunter2")
                .endsWith("=•••")
                .startsWith(line.substring(0, line.indexOf('=')));
    }

    @Test
    void whatGoesOnInTheNextLinesIsHiddenToo() {
        assertThat(Redaction.of(List.of(
                        "Environment=A=1 \\",
                        "  B=hunter2 \\",
                        "# a comment with hunter2 \\",
                        "  C=hunter2",
                        "User=web")))
                .containsExactly("Environment=•••", "•••", "•••", "•••", "User=web");
    }

    @Test
    void aCommentIsNotContinued() {
        assertThat(Redaction.of(List.of("#Environment=A=hunter2 \\", "User=web")))
                .containsExactly("#Environment=•••", "User=web");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EnvironmentFile=/etc/web.env",
                "PassEnvironment=LANG",
                "UnsetEnvironment=HOME",
                "ExecStart=/bin/web --port 80",
                "[Service]",
                ""
            })
    void allElseStays(String line) {
        assertThat(Redaction.of(List.of(line))).containsExactly(line);
    }
}
