package io.gitproc.reconciler.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository that is not in order, and the one who looks at it. */
abstract class FaultyRepository {
    @TempDir
    Path folder;

    Path place;
    Tracker tracker;

    @BeforeEach
    void open() {
        place = folder.resolve("repo");
        tracker = fresh("main");
    }

    final Tracker fresh(String branch) {
        return new Tracker(GitSettings.of(place, branch), folders -> {});
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    final String fault() {
        return tracker.look().fault().orElseThrow();
    }

    final void assertHealed(CommitId target) {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.target().orElseThrow().id()).isEqualTo(target);
    }

    final void delete() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
