package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code gitproc init}: a repository to edit in and to push to. */
class InitIT {
    private final Playground playground = Playground.quiet();
    private final Path repository = playground.folder().resolve("edited");

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aSecondInitHarmsNothing() {
        init();
        WorkingCopy work = new WorkingCopy(repository).write("a.service", "[Service]\nExecStart=/bin/true\n");
        work.git("add", "a.service");
        work.git("commit", "-q", "-m", "Add a");
        String head = work.head();
        work.write("b.service", "not committed");

        assertThat(init()).contains("nothing to do");
        assertThat(work.head()).isEqualTo(head);
        assertThat(work.git("status", "--porcelain")).isEqualTo("?? b.service");
    }

    @Test
    void aPushToTheBranchThatIsCheckedOutWorks() {
        init();
        WorkingCopy clone = WorkingCopy.cloneOf(repository, playground.folder().resolve("other"));
        clone.write("a.service", "[Service]\nExecStart=/bin/true\n").push("Add a");
        clone.write("a.service", "[Service]\nExecStart=/bin/false\n").push("Change a");

        assertThat(repository.resolve("a.service")).hasContent("[Service]\nExecStart=/bin/false\n");
    }

    @Test
    void aCommitInItsWorkTreeIsActedOn() {
        init();
        playground.configure("repo_path: " + repository);
        playground.startDaemon();
        WorkingCopy work = new WorkingCopy(repository).write("a.service", "[Service]\nExecStart=/bin/sleep 1000\n");
        work.git("add", "a.service");
        assertThat(playground.status().get("units")).isEmpty();
        work.git("commit", "-q", "-m", "Add a");

        eventually(() -> assertThat(playground.done("list")).contains("a.service  running"));
    }

    @Test
    void aFolderWithOtherThingsInItIsNotTouched() throws Exception {
        Path file = Files.createDirectories(repository).resolve("letter.txt");
        Files.writeString(file, "dear");
        init();

        assertThat(file).hasContent("dear");
    }

    private String init() {
        return playground.done("init", "--repo", repository.toString());
    }
}
