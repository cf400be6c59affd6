package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.after;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.CommitId;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Which commit a person means, and to which ones no host goes back. */
final class RollbackRefusedTest extends GoodThenBad {
    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String to) {
        var refs = repo.git("for-each-ref");
        var refused = assertThatThrownBy(() -> tracker.rollback(RollbackOrders.untilMended(to, ALICE, REASON)))
                .isInstanceOf(SourceException.class);
        assertThat(repo.git("for-each-ref")).isEqualTo(refs);
        return refused;
    }

    @Test
    void theTargetItselfIsRefused() {
        assertRefused("HEAD").hasMessage(bad.brief() + " is the target already");
    }

    @Test
    void aCommitThatDiffersInNoUnitIsRefused() {
        repo.commit("README.md", "hello");
        tracker.look();

        assertRefused(bad.value()).hasMessage("no unit differs between " + bad.brief() + " and the target");
    }

    @Test
    void whatIsNotInTheHistoryOfTheBranchIsRefused() {
        repo.git("checkout", "-q", "-b", "side", good.value());
        CommitId side = repo.commit("web.service", unit(5));

        assertRefused(side.value())
                .hasMessage(side.brief() + " is not in the history of the branch, whose head is " + bad.brief());
    }

    @Test
    void aCommitThatIsRefusedItselfIsRefused() {
        CommitId cyclic = repo.commit("a.service", after("a.service"));
        repo.remove("a.service").commit("remove the loop");
        tracker.look();

        assertRefused(cyclic.value())
                .hasMessage("cannot roll back to " + cyclic.brief() + ": dependency cycle: a.service -> a.service");
    }

    @Test
    void whatIsNoCommitIsRefused() {
        for (String name : new String[] {
            "deadbeef",
            "no-such",
            "",
            "a",
            "^",
            "HEAD~99",
            "HEAD^{tree}",
            "HEAD:web.service",
            "..",
            "HEAD@{yesterday}",
            "\u001b[31m",
            "@{",
            "HEAD^99999999999",
            "HEAD~-1",
            ":/x",
            "--all",
            "a b",
            "HEAD^{",
            "refs/"
        }) {
            assertRefused(name).hasMessageStartingWith("there is no commit \"");
        }
    }

    @Test
    void everyNameOfACommitWorks() throws Exception {
        repo.git("tag", "plain", good.value());
        repo.git("tag", "-a", "-m", "annotated", "noted", good.value());
        for (String name : new String[] {good.brief(), "HEAD~1", "@^", "main~1", "plain", "noted", good.value()}) {
            assertThat(rollback(name).target().orElseThrow().id()).as(name).isEqualTo(good);
            rollback("HEAD");
            assertFollows(bad);
        }
    }

    @Test
    void headIsThatOfTheWatchedBranchWhateverIsCheckedOut() throws Exception {
        repo.git("checkout", "-q", "-b", "side", good.value());
        repo.commit("web.service", unit(5));

        assertThat(rollback("HEAD~1").target().orElseThrow().id()).isEqualTo(good);
    }

    @Test
    void anAmbiguousIdIsRefused() {
        String prefix = twoCommitsWithOnePrefix();
        tracker.look();

        assertRefused(prefix).hasMessage("\"" + prefix + "\" is ambiguous: 2 commits begin so");
    }

    /** Makes commits beside the branch until two ids share four digits: some hundreds. */
    private String twoCommitsWithOnePrefix() {
        String tree = repo.git("rev-parse", "HEAD^{tree}");
        String stream = IntStream.range(0, 900)
                .mapToObj(n -> "commit refs/heads/many\ncommitter A <a@b> " + (1_700_000_000 + n)
                        + " +0000\ndata 0\nM 040000 " + tree + " \n\n")
                .reduce("", String::concat);
        repo.run(stream, "fast-import", "--quiet", "--force");
        var seen = new TreeMap<String, Integer>();
        repo.git("rev-list", "many").lines().forEach(id -> seen.merge(id.substring(0, 4), 1, Integer::sum));
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue() == 2)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
