package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanVerbTest {
    private static final String DB = "[Service]\nExecStart=/bin/db\n";
    private static final String WEB = "[Unit]\nAfter=db.service\n[Service]\nExecStart=/bin/web\n";

    @TempDir
    private Path home;

    private Screen screen;
    private GitRepo repo;
    private CommitId first;

    @BeforeEach
    void open() {
        screen = new Screen(home, Samples.NOW);
        repo = GitRepo.withWorkTree(home.resolve("repo"));
        first = repo.write("db.service", DB).commit("web.service", WEB);
    }

    @Test
    void whereNothingRunsEverythingStartsInOrder() {
        assertThat(plan()).isEqualTo(2);
        assertThat(screen.out())
                .isEqualTo("1  start   db.service   wanted by " + first.brief() + "\n"
                        + "2  start   web.service  wanted by " + first.brief() + "\n");
    }

    @Test
    void whatThisHostRunsAlreadyIsNoChange() {
        repo.git("update-ref", "refs/gitproc/target", "HEAD");

        assertThat(plan()).isZero();
        assertThat(screen.out()).isEqualTo("no changes\n");
    }

    @Test
    void aChangeNamesTheDirectivesThatCauseIt() {
        repo.write("db.service", DB + "MemoryMax=1G\n");
        CommitId second = repo.commit("web.service", WEB + "Environment=PORT=1\n");

        assertThat(plan("HEAD~1..HEAD")).isEqualTo(2);
        assertThat(screen.out())
                .isEqualTo("1  adjust  db.service   MemoryMax\n"
                        + "1  stop    web.service  replaced by " + second.brief() + ": Environment\n"
                        + "2  start   web.service  changed in " + second.brief() + "\n");
    }

    @Test
    void aSideThatIsLeftOutIsTheTargetOrTheHead() {
        repo.git("update-ref", "refs/gitproc/target", "HEAD");
        CommitId second = repo.remove("web.service").commit("remove web");

        assertThat(plan("..HEAD~1")).isZero();
        assertThat(plan(first.brief() + "..")).isEqualTo(2);
        assertThat(screen.out()).isEqualTo("1  stop    web.service  removed in " + second.brief() + "\n");
    }

    @Test
    void aBrokenUnitIsToldFirstWithTheVersionThatStays() {
        repo.git("update-ref", "refs/gitproc/target", "HEAD");
        repo.commit("web.service", "[Service]\nDescription=no command\n");

        assertThat(plan()).isZero();
        assertThat(screen.out())
                .startsWith("web.service:")
                .contains(": error: ")
                .endsWith("web.service is rejected; its version of " + first.brief() + " stays in force\nno changes\n");
    }

    @Test
    void aRefusedCommitIsInvalid() {
        CommitId second = repo.commit("db.service", "[Unit]\nAfter=web.service\n" + DB);

        assertThat(plan()).isEqualTo(1);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err())
                .isEqualTo("the commit " + second.brief()
                        + " is refused: dependency cycle: db.service -> web.service -> db.service\n"
                        + "    help: take one After= or Before= of these out\n");
    }

    @Test
    void anUnknownCommitIsInvalid() {
        assertThat(plan("HEAD..v9")).isEqualTo(1);
        assertThat(screen.err()).startsWith("there is no commit \"v9\" in the repository");
    }

    @Test
    void anEmptyRepositoryIsInvalid() {
        Path empty = GitRepo.withWorkTree(home.resolve("empty")).place();

        assertThat(screen.run("plan", "--repo", empty.toString())).isEqualTo(1);
        assertThat(screen.err()).startsWith("the repository " + empty + " is empty");
    }

    @Test
    void nothingIsWrittenToTheRepository() {
        plan();

        assertThat(repo.git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    @Test
    void programsGetAnObject() {
        repo.git("update-ref", "refs/gitproc/target", "HEAD");
        CommitId second = repo.remove("web.service").commit("remove web");

        assertThat(plan("-o", "json")).isEqualTo(2);
        assertThat(screen.out())
                .isEqualTo("{\"from\":\"" + first + "\",\"to\":\"" + second + "\",\"rejected\":[],\"changes\":["
                        + "{\"wave\":1,\"action\":\"stop\",\"unit\":\"web.service\",\"reason\":\"removed in "
                        + second.brief() + "\"}]}\n");
    }

    private int plan(String... arguments) {
        return screen.runOn(repo, "plan", arguments);
    }
}
