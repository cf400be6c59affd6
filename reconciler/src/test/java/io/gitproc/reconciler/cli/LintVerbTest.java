package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LintVerbTest {
    private static final String GOOD = "[Service]\nExecStart=/bin/true\n";
    private static final String BROKEN = "[Service]\nExecStart=/bin/true 'open\n";

    @TempDir
    private Path home;

    private Screen screen;
    private GitRepo repo;

    @BeforeEach
    void open() {
        screen = new Screen(home, Samples.NOW);
        repo = GitRepo.withWorkTree(home.resolve("repo"));
    }

    @Test
    void aGoodFolderIsCountedAndNothingElse() {
        repo.write("web.service", GOOD).write("units/db.service", GOOD).write("README", "hello");

        assertThat(lint()).isZero();
        assertThat(screen.out()).isEqualTo("2 unit files: 2 accepted (no host policy is configured here)\n");
    }

    @Test
    void aBrokenFileIsShownWithItsPlaceAndWhatToDo() {
        repo.write("web.service", GOOD).write("units/db.service", BROKEN);

        assertThat(lint()).isEqualTo(1);
        assertThat(screen.out())
                .startsWith(repo.place() + "/units/db.service:2:21: error: ")
                .contains("\n    help: ")
                .endsWith("\n2 unit files: 1 accepted, 1 rejected (no host policy is configured here)\n");
    }

    @Test
    void aCycleIsAnErrorOfAll() {
        repo.write("a.service", "[Unit]\nAfter=b.service\n" + GOOD)
                .write("b.service", "[Unit]\nAfter=a.service\n" + GOOD);

        assertThat(lint()).isEqualTo(1);
        assertThat(screen.out()).isEqualTo("""
                        error: dependency cycle: a.service -> b.service -> a.service
                            help: take one After= or Before= of these out
                        2 unit files: refused as a whole (no host policy is configured here)
                        """);
    }

    @Test
    void aUnitThatIsRequiredAndNotThereIsAWarning() {
        repo.write("a.service", "[Unit]\nRequires=nobody.service b.service\nWants=none.service\n" + GOOD)
                .write("b.service", BROKEN)
                .write("c.service", "[Unit]\nBindsTo=a.service\n" + GOOD);

        assertThat(lint()).isEqualTo(1);
        assertThat(screen.out())
                .contains(
                        "a.service:2:10: warning: a.service requires nobody.service, which is not among the units of this host: it waits for it\n",
                        "a.service:2:25: warning: a.service requires b.service, which is rejected: it waits for it\n")
                .doesNotContain("none.service", "c.service requires");
    }

    @Test
    void twoFilesForOneUnitAreAnErrorThatDoesNotHideTheOthers() {
        repo.write("a.service", GOOD).write("units/a.service", GOOD).write("b.service", BROKEN);

        assertThat(lint()).isEqualTo(1);
        assertThat(screen.out())
                .contains("/b.service:2:21: error: ", "error: a.service and units/a.service are both a.service\n");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        repo.write("real", GOOD);
        Files.createSymbolicLink(repo.place().resolve("web.service"), Path.of("real"));

        assertThat(lint()).isEqualTo(1);
        assertThat(screen.out()).contains("web.service is a symbolic link, and links are not followed");
    }

    @Test
    void aFolderWithTheNameOfAUnitIsNone() throws IOException {
        Path folder = Files.createDirectories(repo.place().resolve("web.service"));

        assertThat(lint()).isZero();
        assertThat(screen.out()).isEqualTo("no unit files\n");
        assertThat(screen.run("lint", folder.toString())).isZero();
    }

    @Test
    void thePolicyOfTheConfigurationIsApplied() throws IOException {
        Path policy = Files.writeString(home.resolve("policy.yaml"), "allowed_exec_prefixes: [/opt]\n");
        Path config = Files.writeString(home.resolve("config.yaml"), "policy_file: policy.yaml\n");
        repo.write("web.service", GOOD).write("own.service", "[Service]\nExecStart=/opt/own\n");

        assertThat(screen.run("lint", repo.place().toString(), "--config", config.toString()))
                .isEqualTo(1);
        assertThat(screen.out())
                .contains("/web.service:2:1: error: ExecStart=/bin/true is not below the allowed_exec_prefixes of "
                        + policy)
                .endsWith("2 unit files: 1 accepted, 1 rejected (by the policy " + policy + ")\n");
    }

    @Test
    void aPolicyThatCannotBeReadIsNotPassedOver() throws IOException {
        Path config = Files.writeString(home.resolve("config.yaml"), "policy_file: policy.yaml\n");
        repo.write("web.service", GOOD);

        assertThat(screen.run("lint", repo.place().toString(), "--config", config.toString()))
                .isEqualTo(1);
        assertThat(screen.err()).contains("policy.yaml");
    }

    @Test
    void aHostWithoutAFolderIsSaid() {
        repo.write("web.service", GOOD).write("hosts/web1/web.service.d/10-nice.conf", "[Service]\nNice=1\n");
        repo.commit("all");
        String place = repo.place().toString();

        String note = "note: there is no folder hosts/wbe1: what is for all hosts counts, and groups/eu\n";

        assertThat(screen.run("lint", place, "--host", "wbe1", "--label", "eu")).isZero();
        assertThat(screen.err()).isEqualTo(note);
        assertThat(screen.run("lint", "--repo", place, "--host", "wbe1", "--label", "eu"))
                .isZero();
        assertThat(screen.err()).isEqualTo(note);
        assertThat(screen.run("lint", place, "--host", "web1")).isZero();
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void oneFileIsJudgedAlone() {
        repo.write("web.service", BROKEN).write("db.service", BROKEN);
        String file = repo.place().resolve("web.service").toString();

        assertThat(screen.run("lint", file)).isEqualTo(1);
        assertThat(screen.out())
                .startsWith(file + ":2:21: error: ")
                .endsWith("1 unit file: 0 accepted, 1 rejected (no host policy is configured here)\n");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(screen.run("lint", home.resolve("no.service").toString())).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("cannot read " + home + "/no.service: no such file\n");
    }

    @Test
    void aFileOfAnotherNameIsNoUnitFile() {
        repo.write("web.txt", GOOD);
        String file = repo.place().resolve("web.txt").toString();

        assertThat(screen.run("lint", file)).isEqualTo(1);
        assertThat(screen.err())
                .isEqualTo(
                        file
                                + " is not a unit file\n    help: one is a plain file with a name that ends with .service or .timer\n");
    }

    @Test
    void aCommitIsReadFromTheRepositoryAndNotFromTheDisk() {
        repo.commit("web.service", BROKEN);
        repo.commit("web.service", GOOD);
        repo.write("web.service", "nonsense");

        assertThat(screen.run("lint", "--repo", repo.place().toString())).isZero();
        assertThat(screen.out()).isEqualTo("1 unit file: 1 accepted (no host policy is configured here)\n");
        assertThat(screen.run("lint", "HEAD~1", "--repo", repo.place().toString()))
                .isEqualTo(1);
        assertThat(screen.out()).startsWith("web.service:2:21: error: ");
    }

    @Test
    void anUnknownCommitIsSaid() {
        repo.commit("web.service", GOOD);

        assertThat(screen.run("lint", "v9", "--repo", repo.place().toString())).isEqualTo(1);
        assertThat(screen.err()).startsWith("there is no commit \"v9\" in the repository\n    help: ");
    }

    @Test
    void programsGetAnArray() {
        repo.write("web.service", BROKEN);

        assertThat(screen.run("lint", repo.place().toString(), "-o", "json")).isEqualTo(1);
        assertThat(screen.out())
                .startsWith("[{\"path\":\"" + repo.place() + "/web.service\",\"unit\":\"web.service\",\"line\":2,"
                        + "\"column\":21,\"severity\":\"error\",\"message\":\"")
                .endsWith("\"}]\n");
    }

    @Test
    void everyHostAndEveryGroupIsChecked() {
        repo.write("web.service", GOOD)
                .write("groups/eu/web.service.d/x.conf", "[Service]\nNice=1\n")
                .write("hosts/a/web.service.d/x.conf", "[Service]\nExecStart=bin/relative\n")
                .write("hosts/b/db.service", BROKEN);

        assertThat(lint()).isEqualTo(1);
        assertThat(screen.out())
                .contains("/hosts/a/web.service.d/x.conf:2:", "/hosts/b/db.service:2:21: error: ")
                .endsWith("4 unit files: 2 accepted, 2 rejected (no host policy is configured here)\n");
        assertThat(lint("--host", "a")).isEqualTo(1);
        assertThat(screen.out()).doesNotContain("hosts/b/");
        assertThat(lint("--host", "c", "--label", "eu")).isZero();
        assertThat(screen.out()).isEqualTo("2 unit files: 2 accepted (no host policy is configured here)\n");
    }

    @Test
    void aDropInThatIsRightForAGroupButNotWithAHostIsFound() {
        repo.write("web.service", GOOD)
                .write("groups/eu/web.service.d/a.conf", "[Service]\nType=oneshot\n")
                .write("hosts/a/web.service.d/b.conf", "[Service]\nRestart=always\n");

        assertThat(lint()).isEqualTo(1);
        assertThat(screen.out()).contains("/hosts/a/web.service.d/b.conf:2:").contains("again and again");
    }

    @Test
    void whatNoHostUsesIsIgnoredWithTheReason() {
        repo.write("web.service", GOOD)
                .write("groups/eu/api.service", GOOD)
                .write("api.service.d/x.conf", "[Service]\nNice=1\n")
                .write("wbe.service.d/x.conf", "[Service]\nNice=1\n")
                .write("hosts/stray.service", GOOD);

        assertThat(lint()).isZero();
        assertThat(screen.out())
                .contains("is ignored: there is no wbe.service on this host\n")
                .contains("is ignored: hosts/ has a folder for each, and no files\n")
                .doesNotContain("api.service.d")
                .endsWith("5 unit files: 3 accepted, 2 ignored (no host policy is configured here)\n");
    }

    @Test
    void aUnitOfTwoGroupsIsWarnedOf() {
        repo.write("groups/eu/web.service", GOOD).write("groups/web/web.service", GOOD);

        assertThat(lint()).isZero();
        assertThat(screen.out())
                .contains("groups/eu/web.service and groups/web/web.service are one unit: "
                        + "a host with these labels refuses the commit");
        assertThat(lint("--label", "eu", "--label", "web")).isEqualTo(1);
        assertThat(screen.out()).contains("groups/eu/web.service and groups/web/web.service are both web.service\n");
    }

    @Test
    void aCycleOfOneHostNamesTheHost() {
        repo.write("a.service", "[Unit]\nAfter=b.service\n" + GOOD)
                .write("b.service", GOOD)
                .write("hosts/h/b.service.d/x.conf", "[Unit]\nAfter=a.service\n");

        assertThat(lint()).isEqualTo(1);
        assertThat(screen.out()).contains("error: for host h: dependency cycle: a.service -> b.service -> a.service\n");
    }

    private int lint(String... options) {
        List<String> line = new ArrayList<>(List.of("lint", repo.place().toString()));
        line.addAll(List.of(options));
        return screen.run(line.toArray(String[]::new));
    }
}
