package io.gitproc.reconciler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which host this is. */
final class HostFileTest {
    @TempDir
    Path folder;

    private HostIdentity read(String text) throws IOException, ConfigurationException {
        return HostFile.read(Files.writeString(folder.resolve("host.yaml"), text));
    }

    private void refuses(String text, String message, String hint) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(text))
                .satisfies(refusal -> {
                    assertThat(refusal).hasMessage(folder.resolve("host.yaml") + message);
                    assertThat(refusal.hint()).isEqualTo(hint);
                });
    }

    @Test
    void itSaysTheNameTheLabelsAndTheId() throws Exception {
        assertThat(read("name: web1.example.org\nlabels: [web, eu]\nid: \"0042\"\n"))
                .isEqualTo(new HostIdentity("web1.example.org", new TreeSet<>(List.of("eu", "web")), "0042"));
    }

    @Test
    void withoutItTheHostHasItsOwnNameAndNoLabels() throws Exception {
        HostIdentity host = HostFile.read(folder.resolve("none"));

        assertThat(host.name()).isEqualTo(ThisHost.name());
        assertThat(host.labels()).isEmpty();
        assertThat(host.id())
                .isNotEmpty()
                .isEqualTo(HostFile.read(folder.resolve("none")).id());
    }

    @Test
    void theIdDoesNotTellTheMachineId() throws Exception {
        Path machine = Path.of("/etc/machine-id");
        String id = HostFile.read(folder.resolve("none")).id();

        assertThat(Files.exists(machine) ? Files.readString(machine).strip() : "")
                .isNotEqualTo(id);
    }

    @Test
    void anEmptyOneSaysNothing() throws Exception {
        assertThat(read("")).isEqualTo(HostFile.read(folder.resolve("none")));
    }

    @Test
    void aNameThatIsNoFolderIsRefusedWithItsPlace() {
        String hint = "use letters, digits and . _ -, at most 200, none of . and - first";
        refuses("name: ../b\n", ":1:7: error: name=../b is not a name", hint);
        refuses("labels: [eu, a/b]\n", ":1:14: error: labels=a/b is not a name", hint);
    }

    @Test
    void labelsAreAList() {
        refuses("labels: eu\n", ":1:9: error: labels is not a list", "write labels: [web, eu]");
    }

    @Test
    void anUnknownKeyIsRefused() {
        refuses("nmae: a\n", ":1:1: error: unknown key nmae", "a host has name, labels and id");
    }
}
