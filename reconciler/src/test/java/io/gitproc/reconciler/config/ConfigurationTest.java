package io.gitproc.reconciler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.OnFailedUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final DashboardSettings DASHBOARD = new DashboardSettings(
            new ListenAddress("127.0.0.1", 9393), List.of(), Optional.empty(), DashboardSettings.Logs.HIDDEN);

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
    }

    @Test
    void rootWithoutAFileHasTheDefaultsOfTheHost() throws Exception {
        assertThat(Configuration.load(root()))
                .isEqualTo(new Settings(
                        Path.of("/etc/gitproc/services"),
                        "main",
                        HostFile.read(Path.of("/none")),
                        Path.of("/var/run/gitproc.sock"),
                        Path.of("/var/lib/gitproc/state.json"),
                        journal("/var/lib/gitproc/journal"),
                        Path.of("/var/log/gitproc"),
                        Path.of("/run/gitproc"),
                        "/sys/fs/cgroup/gitproc",
                        KernelChoice.AUTO,
                        32,
                        new TrustSettings(
                                Verify.NONE,
                                Path.of("/etc/gitproc/allowed_signers"),
                                Optional.empty(),
                                Optional.empty(),
                                Path.of("/var/lib/gitproc/trusted")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(DASHBOARD),
                        Duration.ofMinutes(1),
                        OnFailedUpdate.NONE,
                        List.of()));
    }

    private static JournalSettings journal(String directory) {
        return new JournalSettings(Path.of(directory), new Bytes(64L << 20), Duration.ofDays(90));
    }

    @Test
    void theJournalIsBesideTheStateFileWhereverThatIs() throws Exception {
        Path file = Files.writeString(folder.resolve("c.yaml"), "state_file: /srv/state.json\n");

        assertThat(Configuration.load(file, root()).journal().directory()).isEqualTo(Path.of("/srv/journal"));
    }

    @Test
    void anotherUserHasTheXdgFolders() throws Exception {
        Settings settings = Configuration.load(user(
                Map.of("XDG_DATA_HOME", "/data", "XDG_STATE_HOME", "/state", "XDG_RUNTIME_DIR", "/run/user/1000")));

        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("/data/gitproc/services"),
                        "main",
                        HostFile.read(Path.of("/none")),
                        Path.of("/run/user/1000/gitproc.sock"),
                        Path.of("/state/gitproc/state.json"),
                        journal("/state/gitproc/journal"),
                        Path.of("/state/gitproc/log"),
                        Path.of("/run/user/1000/gitproc"),
                        "/sys/fs/cgroup/gitproc",
                        KernelChoice.AUTO,
                        32,
                        new TrustSettings(
                                Verify.NONE,
                                home.resolve(".gitproc/allowed_signers"),
                                Optional.empty(),
                                Optional.empty(),
                                Path.of("/state/gitproc/trusted")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(DASHBOARD),
                        Duration.ofMinutes(1),
                        OnFailedUpdate.NONE,
                        List.of()));
    }

    @Test
    void aUserWithoutXdgFoldersHasTheHomeAndAFolderOfTheirOwn() throws Exception {
        Settings settings = Configuration.load(user(Map.of("XDG_DATA_HOME", "", "XDG_STATE_HOME", "relative")));

        assertThat(settings.repository()).isEqualTo(home.resolve(".local/share/gitproc/services"));
        assertThat(settings.stateFile()).isEqualTo(home.resolve(".local/state/gitproc/state.json"));
        assertThat(settings.socket()).isEqualTo(Path.of("/tmp/gitproc-1000/gitproc.sock"));
    }

    @Test
    void theFileOfTheUserComesBeforeThatOfTheHost() throws Exception {
        write("etc.yaml", "branch: of-the-host");
        assertThat(Configuration.load(root()).branch()).isEqualTo("of-the-host");

        Files.createDirectory(home.resolve(".gitproc"));
        write("home/.gitproc/config.json", "{\"branch\": \"of-the-user\"}");
        assertThat(Configuration.load(root()).branch()).isEqualTo("of-the-user");

        Path named = write("named.yaml", "branch: named");
        assertThat(Configuration.load(named, root()).branch()).isEqualTo("named");
    }

    @Test
    void jsonMayBeIndentedByTabs() throws Exception {
        Path file = write("config.json", "{\n\t\"branch\": \"x\"\n}");

        assertThat(Configuration.load(file, root()).branch()).isEqualTo("x");
    }

    @Test
    void jsonIsReadWhereYamlIsExpected() throws Exception {
        assertThat(load("{\"branch\": \"x\"}").branch()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing said'", "'---'", "'{}'"})
    void aFileThatSaysNothingChangesNothing(String text) throws Exception {
        assertThat(load(text)).isEqualTo(Configuration.load(root()));
    }

    @Test
    void pathsAreRelativeToTheFileAndTheTildeIsTheHome() throws Exception {
        Settings settings = load("repo_path: ../repo\nlog_dir: ~/log\nstate_file: '~'\nruntime_dir: /a/./b\n");

        assertThat(settings.repository()).isEqualTo(folder.resolveSibling("repo"));
        assertThat(settings.logDirectory()).isEqualTo(home.resolve("log"));
        assertThat(settings.stateFile()).isEqualTo(home);
        assertThat(settings.runtimeDirectory()).isEqualTo(Path.of("/a/b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "branch: main\\n\\nrepo_pth: /x  | 3:1: error: unknown key repo_pth | did you mean repo_path?",
                "memory: 3 | 1:1: error: unknown key memory | gitproc help configuration lists them",
                "branch: a\\nbranch: b | 2:1: error: branch is given twice | keep one of them",
                "branch: 1.5 | 1:9: error: branch is not a text | write it in quotes: branch: \"\"…\"\"",
                "branch: | 1:8: error: branch is not a text | write it in quotes: branch: \"\"…\"\"",
                "log_dir: [a] | 1:10: error: log_dir is not a text | write it in quotes: log_dir: \"\"…\"\"",
                "- a | 1:1: error: not a mapping of keys to values | write lines such as branch: main",
                "branch: a..b | 1:9: error: branch=a..b is not a name of a branch | write it as git branch shows it, such as main",
                "branch: -x | 1:9: error: branch=-x is not a name of a branch | write it as git branch shows it, such as main",
                "log_dir: ~bob/x | 1:10: error: log_dir=~bob/x names another user's home | only ~/… is understood: write the path in full",
                "log_dir: ' ' | 1:10: error: log_dir=  is not a path | write an absolute path, or one that is relative to this file",
                "cgroup_root: x | 1:14: error: cgroup_root=x is not an absolute path | write a folder under /sys/fs/cgroup",
                "kernel: windows | 1:9: error: kernel=windows is not a kernel | write auto, linux or portable",
                "starts_at_once: 0 | 1:17: error: starts_at_once=0 is not a number from 1 to 999999 | write digits only, such as 32",
                "verify: all | 1:9: error: verify=all is not a way to verify | write none, head or range",
                "policy_file: ' ' | 1:14: error: policy_file=  is not a path | write an absolute path, or one that is relative to this file",
            })
    void whatIsWrongIsToldWithItsPlace(String text, String complaint, String hint) throws IOException {
        ConfigurationException refused = refused(text.replace("\\n", "\n"));

        assertThat(refused).hasMessage(folder.resolve("config.yaml") + ":" + complaint);
        assertThat(refused.hint()).isEqualTo(hint.replace("\"\"", "\""));
    }

    @Test
    void aSyntaxErrorHasItsPlace() throws IOException {
        assertThat(refused("branch: 'x\n"))
                .hasMessageContaining("config.yaml:")
                .hasMessageContaining(": error: syntax error: ");
        assertThat(refused("\tbranch: x")).hasMessageContaining("config.yaml:1:1: error: syntax error: ");
        assertThat(refused("\0")).hasMessageContaining("error: syntax error: ");
    }

    @Test
    void aSocketPathThatTheKernelCannotTakeIsRefused() throws IOException {
        assertThat(refused("socket_path: /" + "x".repeat(107)))
                .hasMessageEndingWith(" has 108 bytes")
                .extracting(ConfigurationException::hint)
                .isEqualTo("the path of a unix socket has at most 107 bytes: choose a shorter one");
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        Path absent = folder.resolve("absent.yaml");

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> Configuration.load(absent, root())))
                .hasMessage("cannot read " + absent + ": no such file");
    }

    @Test
    void aHostFileThatIsNamedMustBeThere() throws IOException {
        assertThat(refused("host_file: /none/host.yaml"))
                .hasMessageEndingWith("error: host_file=/none/host.yaml does not exist");
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> Configuration.load(folder, root())))
                .hasMessageStartingWith("cannot read " + folder);
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        assertThat(refused("#".repeat((1 << 20) + 1))).hasMessageEndingWith("has more than 1 MiB");
    }

    @Test
    void theExampleFileIsTheTable() throws IOException {
        assertThat(Path.of("../deploy/etc/config.yaml")).content().isEqualTo(new Reference(root()).yaml());
    }

    @Test
    void theExampleFileUncommentedGivesTheDefaults() throws Exception {
        String uncommented = new Reference(root()).yaml().replaceAll("(?m)^#(\\w)", "$1");

        assertThat(load(uncommented)).isEqualTo(Configuration.load(root()));
    }

    private Settings load(String text) throws IOException, ConfigurationException {
        return Configuration.load(write("config.yaml", text), root());
    }

    private ConfigurationException refused(String text) throws IOException {
        Path file = write("config.yaml", text);
        return catchThrowableOfType(ConfigurationException.class, () -> Configuration.load(file, root()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Surroundings root() {
        return new Surroundings(new TreeMap<>(), home, 0, folder.resolve("etc.yaml"));
    }

    private Surroundings user(Map<String, String> variables) {
        return new Surroundings(new TreeMap<>(variables), home, 1000, folder.resolve("etc.yaml"));
    }
}
