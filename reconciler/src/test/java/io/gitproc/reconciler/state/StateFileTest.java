package io.gitproc.reconciler.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StateFileTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T20:36:01.5Z");
    private static final Hold WEB = new Hold(
            UnitName.of("web"),
            "alice (as root)",
            "disk \"full\"",
            SINCE,
            Optional.of(SINCE.plusSeconds(7200)),
            Optional.of(new CommitId("3fa9c2d0000000000000000000000000000000aa")));
    private static final Hold DB = new Hold(UnitName.of("db"), "bob", "", SINCE, Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("deep/state.json");
    }

    private StateFile state() {
        return new StateFile(file);
    }

    private static SortedMap<UnitName, Hold> holds(Hold... holds) {
        SortedMap<UnitName, Hold> map = new TreeMap<>();
        List.of(holds).forEach(hold -> map.put(hold.unit(), hold));
        return map;
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        assertThat(state().read()).isEmpty();
        state().write(holds(WEB, DB));

        assertThat(state().read()).isEqualTo(holds(WEB, DB));
    }

    @Test
    void whatVersion1WroteIsUnderstood() throws Exception {
        write("{\"version\":1,\"holds\":[{\"unit\":\"db.service\",\"by\":\"bob\",\"reason\":\"\",\"since\":\"" + SINCE
                + "\"}]}");

        assertThat(state().read()).isEqualTo(holds(DB));
    }

    @Test
    void whatADeadDaemonBeganToWriteIsNothing() throws Exception {
        state().write(holds(WEB));
        Files.writeString(file.resolveSibling("state.json.new"), "{\"vers");

        assertThat(state().read()).isEqualTo(holds(WEB));
    }

    /** Nothing is dropped: the file stays as it is, and whoever wants to go on without it must say so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"version\":2,\"holds\":[{\"unit\":\"web.serv",
                "\u0000\u0000\u0000\u0000",
                "[]",
                "{}",
                "{\"version\":2}",
                "{\"version\":2,\"holds\":[]} {}",
                "{\"version\":2,\"holds\":[{}]}",
                "{\"version\":2,\"holds\":[7]}",
                "{\"version\":2,\"holds\":[{\"unit\":\"../x\",\"since\":\"2026-11-22T20:36:01Z\"}]}",
                "{\"version\":2,\"holds\":[{\"unit\":\"web\",\"since\":\"2026-11-22T20:36:01Z\",\"until\":\"soon\"}]}",
                "{\"version\":2,\"holds\":[{\"unit\":\"web\",\"since\":\"2026-11-22T20:36:01Z\",\"commit\":\"x\"}]}"
            })
    void aDamagedFileIsASentenceAndStaysAsItIs(String text) throws Exception {
        write(text);

        assertThatThrownBy(() -> state().read())
                .isInstanceOf(StateException.class)
                .hasMessage("cannot read " + file + ": it is damaged");
        assertThat(file).hasContent(text);
    }

    @Test
    void aFileOfANewerVersionIsNotTouched() throws Exception {
        write("{\"version\":3,\"holds\":{}}");

        assertThatThrownBy(() -> state().read())
                .hasMessage("cannot read " + file + ": it was written by a newer version");
    }

    @Test
    void aHoldThatCannotBeWrittenDoesNotCount() throws Exception {
        Holds holds = new Holds(state());
        Files.createDirectories(file);

        assertThatThrownBy(() -> holds.hold(WEB)).isInstanceOf(StateException.class);
        assertThat(holds.all()).isEmpty();
    }

    @Test
    void aSecondStopReplacesAllButSinceWhen() throws Exception {
        Holds holds = new Holds(state());
        holds.hold(WEB);
        holds.hold(new Hold(WEB.unit(), "bob", "still", SINCE.plusSeconds(60), Optional.empty(), Optional.empty()));

        assertThat(holds.of(WEB.unit()))
                .contains(new Hold(WEB.unit(), "bob", "still", SINCE, Optional.empty(), Optional.empty()));
    }

    @Test
    void itIsOverAtItsEndAndNotBefore() throws Exception {
        Holds holds = new Holds(state());
        holds.hold(WEB);
        holds.hold(DB);
        Instant end = WEB.until().orElseThrow();

        assertThat(holds.over(end.minusNanos(1))).isEmpty();
        assertThat(holds.wakeAt(end.minusNanos(1))).contains(end);
        assertThat(holds.over(end)).containsExactly(WEB);
        assertThat(holds.wakeAt(end)).isEmpty();
        assertThat(WEB.end()).isEqualTo("hold ended after 2h");
    }
}
