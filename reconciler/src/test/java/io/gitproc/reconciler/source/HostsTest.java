package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.BROKEN;
import static io.gitproc.reconciler.source.Units.DB;
import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One repository for many hosts: which files make which unit where. */
final class HostsTest {
    private static final Scope A = Scope.of("a", List.of());
    private static final Scope A_EU_WEB = Scope.of("a", List.of("web", "eu"));

    @TempDir
    Path folder;

    private GitRepo repo;

    @BeforeEach
    void open() {
        repo = GitRepo.withWorkTree(folder);
    }

    private Declared on(Scope scope) {
        try (Tracker tracker = new Tracker(GitSettings.of(folder, "main").in(scope), folders -> {})) {
            Declared declared = tracker.look();
            assertThat(declared.fault()).isEmpty();
            return declared;
        }
    }

    private ServiceSpec spec(Scope scope, UnitName unit) {
        return on(scope).desired().orElseThrow().units().get(unit).spec();
    }

    private String program(Scope scope, UnitName unit) {
        return spec(scope, unit).get(Directives.EXEC_START).get(0).toString();
    }

    private static String sets(String... lines) {
        return "[Service]\n" + String.join("\n", lines) + "\n";
    }

    private static String refusal(Declared declared) {
        return declared.refusal().orElseThrow().reason();
    }

    @Test
    void eachHostHasWhatIsCommonAndItsGroupsAndItsOwn() {
        repo.write("top.service", unit(1))
                .write("units/common.service", unit(1))
                .write("groups/eu/eu.service", unit(1))
                .write("groups/us/us.service", unit(1))
                .write("hosts/a/a.service", unit(1))
                .write("hosts/b/b.service", unit(1))
                .commit("many");

        assertThat(units(Scope.common())).containsExactly("common", "top");
        assertThat(units(A)).containsExactly("a", "common", "top");
        assertThat(units(A_EU_WEB)).containsExactly("a", "common", "eu", "top");
        assertThat(units(Scope.of("c", List.of("us")))).containsExactly("common", "top", "us");
    }

    private List<String> units(Scope scope) {
        return on(scope).desired().orElseThrow().units().keySet().stream()
                .map(UnitName::stem)
                .toList();
    }

    @Test
    void aFileForAHostWinsOverOneForAGroupAndThatOverACommonOne() {
        repo.write("units/web.service", unit(1))
                .write("groups/eu/web.service", unit(2))
                .write("hosts/a/web.service", unit(3))
                .commit("three");

        assertThat(spec(Scope.of("z", List.of()), WEB)).isEqualTo(spec(Scope.common(), WEB));
        assertThat(program(Scope.common(), WEB)).contains("version=1");
        assertThat(program(Scope.of("z", List.of("eu")), WEB)).contains("version=2");
        assertThat(program(A_EU_WEB, WEB)).contains("version=3");
    }

    @Test
    void dropInsMergeFromWhatIsCommonToWhatIsForOneHost() {
        repo.write("units/web.service", unit(1) + "Environment=A=main B=main C=main D=main\n")
                .write("hosts/a/web.service.d/00-host.conf", sets("Environment=D=host"))
                .write("groups/web/web.service.d/00-web.conf", sets("Environment=C=web D=web"))
                .write("groups/eu/web.service.d/99-eu.conf", sets("Environment=B=eu C=eu D=eu"))
                .write("web.service.d/99-common.conf", sets("Environment=A=common B=common C=common D=common"))
                .commit("levels");

        assertThat(spec(A_EU_WEB, WEB).get(Directives.ENVIRONMENT)).hasToString("{A=common, B=eu, C=web, D=host}");
    }

    @Test
    void dropInsOfOneLevelAreOneListByFileName() {
        repo.write("web.service", unit(1))
                .write("web.service.d/20-own.conf", sets("Environment=X=own"))
                .write("units/web.service.d/10-units.conf", sets("Environment=X=units Y=units"))
                .write("service.d/30-all.conf", sets("Environment=X=all"))
                .write("service.d/15-all.conf", sets("Environment=Y=all"))
                .commit("one level");

        assertThat(spec(A, WEB).get(Directives.ENVIRONMENT)).hasToString("{X=all, Y=all}");
    }

    @Test
    void dropInsForAllAndForAPrefixCountForTheirUnits() {
        UnitName api = UnitName.of("shop-api");
        repo.write("shop-api.service", unit(1))
                .write("web.service", unit(1))
                .write("service.d/a.conf", sets("Restart=always"))
                .write("shop-.service.d/a.conf", sets("Nice=5"))
                .commit("prefix");

        assertThat(spec(A, api).get(Directives.NICE)).isEqualTo(5);
        assertThat(spec(A, WEB).isSet(Directives.NICE)).isFalse();
        assertThat(spec(A, WEB).isSet(Directives.RESTART)).isTrue();
    }

    @Test
    void anEmptyLineOfADropInResetsTheListBeforeIt() {
        repo.write("web.service", unit(1) + "Environment=A=1\n")
                .write("hosts/a/web.service.d/x.conf", sets("ExecStart=", "ExecStart=/bin/other", "Environment="))
                .commit("reset");

        assertThat(program(A, WEB)).contains("/bin/other");
        assertThat(spec(A, WEB).isSet(Directives.ENVIRONMENT)).isFalse();
    }

    @Test
    void twoGroupsWithOneUnitRefuseTheCommitOnAHostThatIsInBoth() {
        repo.write("groups/eu/web.service", unit(1))
                .write("groups/web/web.service", unit(2))
                .commit("two");

        assertThat(refusal(on(A_EU_WEB)))
                .isEqualTo("groups/eu/web.service and groups/web/web.service are both web.service");
        assertThat(on(Scope.of("a", List.of("eu"))).refusal()).isEmpty();
    }

    @Test
    void aFileForTheHostSettlesWhatTwoGroupsDisagreeOn() {
        repo.write("groups/eu/web.service", unit(1))
                .write("groups/web/web.service", unit(2))
                .write("hosts/a/web.service", unit(3))
                .commit("three");

        assertThat(program(A_EU_WEB, WEB)).contains("version=3");
    }

    @Test
    void anEmptyFileForAHostMasksTheUnitThere() {
        repo.write("units/web.service", unit(1))
                .write("db.service", unit(1))
                .write("web.service.d/x.conf", sets("Nice=5"))
                .write("hosts/a/web.service", "")
                .commit("mask");

        assertThat(units(A)).containsExactly("db");
        assertThat(on(A).rejected()).isEmpty();
        assertThat(on(A).warnings()).isEmpty();
        assertThat(units(Scope.common())).containsExactly("db", "web");
    }

    @Test
    void anEmptyFileThatMasksNothingIsABrokenOne() {
        CommitId good = repo.write("web.service", unit(1)).commit("good");
        repo.write("web.service", "").commit("truncated");

        assertThat(on(A).rejected().get(WEB).standIn()).contains(good);
        assertThat(program(A, WEB)).contains("version=1");
    }

    @Test
    void anEmptyDropInMasksThoseOfItsNameBelow() {
        repo.write("web.service", unit(1))
                .write("web.service.d/nice.conf", sets("Nice=5"))
                .write("web.service.d/other.conf", sets("Restart=always"))
                .write("hosts/a/web.service.d/nice.conf", "")
                .commit("mask");

        assertThat(spec(A, WEB).isSet(Directives.NICE)).isFalse();
        assertThat(spec(A, WEB).isSet(Directives.RESTART)).isTrue();
        assertThat(spec(Scope.common(), WEB).isSet(Directives.NICE)).isTrue();
    }

    @Test
    void aBrokenDropInRejectsItsUnitAndNamesItsOwnLine() {
        CommitId good = repo.write("web.service", unit(1))
                .write("db.service", unit(1))
                .write("hosts/a/web.service.d/x.conf", sets("Nice=5"))
                .commit("good");
        repo.write("hosts/a/web.service.d/x.conf", sets("Nice=7", "ExecStart=bin/relative"))
                .write("db.service", unit(2))
                .commit("bad drop-in");

        Declared declared = on(A);
        Rejection rejection = declared.rejected().get(WEB);

        assertThat(rejection.path()).isEqualTo("hosts/a/web.service.d/x.conf");
        assertThat(rejection.diagnostics())
                .extracting(Diagnostic::toString)
                .first()
                .asString()
                .startsWith("hosts/a/web.service.d/x.conf:3:");
        assertThat(rejection.standIn()).contains(good);
        assertThat(spec(A, WEB).get(Directives.NICE)).isEqualTo(5);
        assertThat(program(A, DB)).contains("version=2");
        assertThat(on(Scope.common()).rejected()).isEmpty();
    }

    @Test
    void aUnitThatBrokeIsReplacedByItsLastGoodVersionAsThisHostHadIt() {
        repo.write("web.service", unit(1))
                .write("groups/eu/web.service.d/x.conf", sets("Nice=1"))
                .commit("one");
        CommitId good = repo.commit("groups/eu/web.service.d/x.conf", sets("Nice=2"));
        repo.commit("web.service", BROKEN);
        repo.commit("groups/eu/web.service.d/x.conf", sets("Nice=3"));

        assertThat(on(A_EU_WEB).rejected().get(WEB).standIn()).contains(good);
        assertThat(spec(A_EU_WEB, WEB).get(Directives.NICE)).isEqualTo(2);
    }

    @Test
    void aDropInWithoutAUnitIsIgnoredWithTheReason() {
        repo.write("db.service", unit(1))
                .write("hosts/a/web.service.d/x.conf", sets("Nice=5"))
                .write("db.service.d/readme.txt", "hello")
                .write("service.d/x.conf", sets("Nice=5"))
                .commit("lonely");

        assertThat(on(A).warnings())
                .extracting(Diagnostic::message)
                .containsExactlyInAnyOrder(
                        "the file hosts/a/web.service.d/x.conf is ignored: there is no web.service on this host",
                        "the file db.service.d/readme.txt is ignored: a drop-in has a name that ends with .conf");
        assertThat(on(A).rejected()).isEmpty();
    }

    @Test
    void aFileThatMovesToAnotherFolderIsNothing() {
        repo.write("web.service", unit(1)).commit("top");
        Declared before = on(A);
        repo.git("mv", "web.service", "moved");
        repo.write("units/.keep", "").git("mv", "moved", "units/web.service");
        repo.commit("move");
        Declared units = on(A);
        repo.write("hosts/a/.keep", "").git("mv", "units/web.service", "hosts/a/web.service");
        repo.commit("move again");

        for (Declared after : List.of(units, on(A))) {
            assertThat(after.desired().orElseThrow().units().get(WEB).spec())
                    .isEqualTo(before.desired().orElseThrow().units().get(WEB).spec());
        }
    }

    @Test
    void aLinkAmongDropInsRejectsTheUnitAndIsNotFollowed() throws Exception {
        repo.write("web.service", unit(1)).write("web.service.d/.keep", "");
        Files.createSymbolicLink(folder.resolve("web.service.d/x.conf"), Path.of("../web.service"));
        repo.commit("link");

        assertThat(on(A).rejected().get(WEB).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("x.conf is a symbolic link, and links are not followed");
    }

    @Test
    void aFolderThatClimbsOutIsNoDropIn() {
        repo.write("web.service", unit(1))
                .write("we b.service.d/x.conf", sets("Nice=5"))
                .commit("name");

        assertThat(on(A).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .isEqualTo("the file we b.service.d/x.conf is ignored: that is not the name of a drop-in"));
    }

    /** What was read before must not show in what is read now, whatever changed in between. */
    @Test
    void aDaemonThatSawEveryCommitDeclaresWhatOneThatSeesOnlyTheLastDoes() {
        SplittableRandom dice = new SplittableRandom(7);
        try (Tracker old = new Tracker(GitSettings.of(folder, "main").in(A_EU_WEB), folders -> {})) {
            for (int commit = 0; commit < 40; commit++) {
                for (int edit = dice.nextInt(1, 5); edit > 0; edit--) {
                    edit(dice);
                }
                repo.commit("commit " + commit);
                Declared seen = old.look();

                assertThat(on(A_EU_WEB)).isEqualTo(seen);
            }
        }
    }

    @Test
    void aTreeThatWasCollectedSinceItWasReadIsNotMissed() {
        repo.commit("web.service", unit(1));
        try (Tracker tracker = new Tracker(GitSettings.of(folder, "main"), folders -> {})) {
            tracker.look();
            repo.git("update-ref", "-d", "refs/gitproc/target");
            repo.write("web.service", unit(2)).git("commit", "-q", "-a", "--amend", "-m", "another history");
            repo.git("reflog", "expire", "--expire=now", "--all");
            repo.git("gc", "-q", "--prune=now");

            assertThat(tracker.look().fault()).isEmpty();
        }
    }

    private void edit(SplittableRandom dice) {
        List<String> places = List.of("", "units/", "groups/eu/", "groups/web/", "groups/us/", "hosts/a/", "hosts/b/");
        List<String> names = List.of(
                "web.service",
                "db.service",
                "web@.service",
                "b ad.service",
                "web.service.d/x.conf",
                "web.service.d/y.conf",
                "service.d/x.conf",
                "db.service.d/x.txt",
                "other.service.d/x.conf");
        List<String> texts = List.of("", unit(1), unit(2), BROKEN, sets("Nice=1"), sets("Nice=2"));
        String path = places.get(dice.nextInt(places.size())) + names.get(dice.nextInt(names.size()));
        if (dice.nextInt(3) == 0) {
            repo.git("rm", "-q", "-f", "--ignore-unmatch", path);
        } else {
            repo.write(path, texts.get(dice.nextInt(texts.size())));
        }
    }
}
