package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees and commits that somebody made to do harm. There is always a good {@code web.service} beside them. */
final class HostileTreeTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path folder;

    private GitRepo repo;
    private Tracker tracker;

    @BeforeEach
    void open() {
        repo = GitRepo.withWorkTree(folder);
        repo.commit("web.service", unit(1));
        tracker = new Tracker(GitSettings.of(folder, "main"), folders -> {});
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    /** Looks, and sees that nothing else suffered. */
    private Declared look() {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.refusal()).isEmpty();
        assertThat(declared.desired().orElseThrow().units()).containsOnlyKeys(WEB);
        return declared;
    }

    private static Diagnostic only(Rejection rejection) {
        assertThat(rejection.diagnostics()).hasSize(1);
        return rejection.diagnostics().get(0);
    }

    private Rejection onlyRejection() {
        Declared declared = look();
        assertThat(declared.rejected()).hasSize(1);
        return declared.rejected().get(declared.rejected().firstKey());
    }

    @Test
    void aSymbolicLinkIsRejectedAndNotFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.service"), Path.of("web.service"));
        repo.commit("link");

        assertThat(only(onlyRejection()).message())
                .isEqualTo("link.service is a symbolic link, and links are not followed");
    }

    @Test
    void aSubmoduleIsRejected() {
        repo.git("update-index", "--add", "--cacheinfo", "160000," + repo.id("HEAD") + ",module.service");
        repo.git("commit", "-q", "-m", "module");

        assertThat(only(onlyRejection()).message()).isEqualTo("module.service is a submodule, not a file");
    }

    @Test
    void aFolderWithTheNameOfAUnitIsNoUnit() {
        repo.write("db.service/web.service", unit(1)).commit("folder");

        assertThat(look().rejected()).isEmpty();
    }

    @Test
    void tenMegabytesAreRejectedByTheirSizeAlone() {
        repo.write("big.service", new byte[10 * MIB]).commit("big");
        repo.git("gc", "-q");

        assertThat(only(onlyRejection()).message())
                .isEqualTo("big.service has 10485760 bytes; a unit file has at most 1048576");
    }

    @Test
    void binaryGarbageIsRejected() {
        byte[] garbage = new byte[4096];
        new SplittableRandom(1).nextBytes(garbage);
        repo.write("garbage.service", garbage).commit("garbage");

        assertThat(onlyRejection().diagnostics()).isNotEmpty();
    }

    @Test
    void aNameThatIsNotLegalIsIgnoredWithAWarning() {
        repo.write("two words.service", unit(1))
                .write("ünit.service", unit(1))
                .write(".service", unit(1))
                .commit("names");

        Declared declared = look();

        assertThat(declared.rejected()).isEmpty();
        assertThat(declared.warnings())
                .extracting(Diagnostic::message)
                .containsExactlyInAnyOrder(
                        "the file two words.service is ignored: that is not the name of a unit",
                        "the file ünit.service is ignored: that is not the name of a unit",
                        "the file .service is ignored: that is not the name of a unit");
    }

    @Test
    void aNameThatClimbsOutOfTheFolderIsIgnoredWithAWarning() throws Exception {
        for (String name :
                new String[] {"../evil.service", "a/../../evil.service", "/etc/evil.service", "..\u001b[2J.service"}) {
            commitEntry(name.getBytes(StandardCharsets.UTF_8));

            assertThat(look().warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message())
                            .startsWith("the file ")
                            .endsWith(" is ignored: that is not the name of a unit")
                            .doesNotContain("\u001b"));
        }
    }

    @Test
    void aNameThatIsNotTextIsIgnored() throws Exception {
        commitEntry(new byte[] {(byte) 0xff, (byte) 0xfe, '.', 's', 'e', 'r', 'v', 'i', 'c', 'e'});

        assertThat(look().warnings()).hasSize(1);
    }

    /** git itself would refuse such a name. */
    private void commitEntry(byte[] name) throws Exception {
        try (Repository repository = Repositories.open(folder);
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, unit(1).getBytes(StandardCharsets.UTF_8));
            TreeFormatter tree = new TreeFormatter();
            tree.append(name, FileMode.REGULAR_FILE, blob);
            tree.append("web.service", FileMode.REGULAR_FILE, blob);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setParentId(repository.resolve("refs/heads/main"));
            commit.setAuthor(new PersonIdent("Eve", ""));
            commit.setCommitter(new PersonIdent("Eve", ""));
            commit.setMessage("harm");
            RefUpdate update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(inserter.insert(commit));
            update.setForceUpdate(true);
            inserter.flush();
            update.update();
        }
    }

    @Test
    void theTextOfACommitIsCleanedAndBounded() {
        repo.git("config", "user.name", "x");
        CommitId commit = commitRaw("Eve\u202egpj \u001b[31m", "evil\u0007 \u2066subject " + "x".repeat(5000));

        Revision revision = look().target().orElseThrow();

        assertThat(revision.id()).isEqualTo(commit);
        assertThat(revision.author()).isEqualTo("Evegpj [31m");
        assertThat(revision.subject())
                .startsWith("evil subject xxx")
                .hasSize(199)
                .endsWith("x…");
    }

    @Test
    void aCommitWithoutAnyTextIsRead() {
        commitRaw("", "");

        Revision revision = look().target().orElseThrow();
        assertThat(revision.author()).isEmpty();
        assertThat(revision.subject()).isEmpty();
    }

    @Test
    void aCommitInAnUnknownEncodingIsRead() {
        String tree = repo.git("rev-parse", "HEAD^{tree}");
        commitObject("tree " + tree + "\nauthor A <a@b> 1700000000 +0000\ncommitter A <a@b> 1700000000 +0000\n"
                + "encoding no such charset\n\nsubject\n");

        assertThat(look().target().orElseThrow().subject()).isEqualTo("subject");
    }

    @Test
    void aCommitWithoutPeopleIsRead() {
        commitObject("tree " + repo.git("rev-parse", "HEAD^{tree}") + "\n\nsubject\n");

        assertThat(look().target().orElseThrow().author()).isEmpty();
    }

    @Test
    void aCommitOfManyMegabytesIsAFaultAndNotTaken() {
        CommitId before = repo.id("HEAD");
        tracker.look();
        commitRaw("Eve", "x".repeat(2 * MIB));

        Declared declared = tracker.look();

        assertThat(declared.fault().orElseThrow()).contains("larger than any honest commit");
        assertThat(declared.target().orElseThrow().id()).isEqualTo(before);
    }

    private CommitId commitRaw(String author, String message) {
        String tree = repo.git("rev-parse", "HEAD^{tree}");
        return commitObject("tree " + tree + "\nauthor " + author + " <a@b> 1700000000 +0000\ncommitter " + author
                + " <a@b> 1700000000 +0000\n\n" + message + "\n");
    }

    private CommitId commitObject(String text) {
        String id = repo.run(text, "hash-object", "-t", "commit", "-w", "--literally", "--stdin");
        repo.git("update-ref", "refs/heads/main", id);
        return new CommitId(id);
    }

    @Test
    void aTreeOfGarbageIsAFaultAndTheNextCommitHeals() {
        tracker.look();
        String tree = repo.run("100644 web.service", "hash-object", "-t", "tree", "-w", "--literally", "--stdin");
        commitObject("tree " + tree + "\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n");
        assertThat(tracker.look().fault()).isPresent();
        assertThat(tracker.look().desired()).isPresent();

        repo.git("update-ref", "refs/heads/main", "HEAD@{1}");
        look();
    }
}
