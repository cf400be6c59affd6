package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnitGraphTest {
    @TempDir
    Path folder;

    private Screen screen;
    private GitRepo repo;

    @BeforeEach
    void open() {
        screen = new Screen(folder, Samples.NOW);
        repo = GitRepo.withWorkTree(folder.resolve("repo"));
    }

    private void unit(String name, String... lines) {
        repo.write(name + ".service", "[Unit]\n" + String.join("\n", lines) + "\n[Service]\nExecStart=/bin/x\n");
    }

    private void shop() {
        unit("db", "Before=web.service");
        unit("cache", "After=db.service");
        unit("web", "After=cache.service", "Requires=db.service", "Wants=ghost.service");
        unit("other");
        repo.commit("README", "shop");
    }

    @Test
    void whatNobodyHangsOnStandsAboveWhatItHangsOn() {
        shop();

        assertThat(screen.runOn(repo, "graph")).as(screen.err()).isZero();
        assertThat(screen.out()).isEqualTo("""
                other.service
                web.service
                ├─ after cache.service
                │  └─ after db.service
                ├─ after, requires db.service
                └─ wants ghost.service, which is not there
                """);
    }

    @Test
    void aUnitCanBeShownAlone() {
        shop();

        assertThat(screen.runOn(repo, "graph", "cache")).isZero();
        assertThat(screen.out()).isEqualTo("cache.service\n└─ after db.service\n");
        assertThat(screen.runOn(repo, "graph", "nobody")).isEqualTo(4);
    }

    @Test
    void whatIsShownTwiceIsNotOpenedTwiceAndACircleEnds() {
        unit("a", "Requires=b.service");
        unit("b", "Requires=a.service");
        unit("x", "After=y.service z.service");
        unit("y", "After=z.service");
        unit("z", "Wants=a.service");
        repo.commit("README", "circle");

        screen.runOn(repo, "graph");

        assertThat(screen.out()).isEqualTo("""
                x.service
                ├─ after y.service
                │  └─ after z.service
                │     └─ wants a.service
                │        └─ requires b.service
                │           └─ requires a.service (above)
                └─ after z.service (above)
                """);
    }

    @Test
    void dotGetsEveryUnitAndEveryEdge() {
        shop();

        screen.runOn(repo, "graph", "--dot", "--at", "HEAD");

        assertThat(screen.out())
                .startsWith("digraph gitproc {\n")
                .contains("    \"other.service\";\n")
                .contains("    \"web.service\" -> \"db.service\" [label=\"after, requires\"];\n")
                .endsWith("}\n");
    }
}
