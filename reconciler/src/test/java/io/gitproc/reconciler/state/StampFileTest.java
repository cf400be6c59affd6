package io.gitproc.reconciler.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.Stamp;
import io.gitproc.model.unit.UnitName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StampFileTest {
    private static final Instant SEEN = Instant.parse("2026-11-23T02:00:00.123456789Z");
    private static final Stamp NEW = Stamp.seen(SEEN, "boot-1");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("deep/timers.json");
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        SortedMap<UnitName, Stamp> stamps = new TreeMap<>(Map.of(
                UnitName.of("backup"), NEW.accepting(SEEN.plusSeconds(60), "boot-2"),
                UnitName.of("report"), NEW.passing(SEEN.plusSeconds(1), "boot-2"),
                UnitName.of("weekly"), NEW));
        new StampFile(file()).write(stamps);

        assertThat(new StampFile(file()).read()).isEqualTo(stamps);
    }

    @Test
    void oneThatIsMissingOrDamagedMakesEachTimerNew() throws Exception {
        assertThat(new StampFile(file()).read()).isEmpty();
        Files.createDirectories(file().getParent());
        for (String text : new String[] {
            "",
            "{",
            "[]",
            "{}",
            "{\"version\":1}",
            "{\"timers\":[]}",
            "{\"version\":1,\"timers\":[{\"unit\":\"a\"}]}",
            "{\"version\":1,\"timers\":[]}x",
            seenAt("-0001-01-01T00:00:00Z"),
            seenAt("+999999999-01-01T00:00:00Z")
        }) {
            Files.writeString(file(), text);
            assertThat(new StampFile(file()).read()).as(text).isEmpty();
        }
    }

    @Test
    void oneThatCannotBeReadStopsTheDaemon() throws Exception {
        Files.createDirectories(file());

        assertThatThrownBy(() -> new StampFile(file()).read())
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith("cannot read " + file() + ": ");
    }

    @Test
    void oneOfANewerVersionStopsTheDaemonAndStaysAsItIs() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"version\":2,\"timers\":[]}");

        assertThatThrownBy(() -> new StampFile(file()).read())
                .isInstanceOf(StateException.class)
                .hasMessage("cannot read " + file() + ": it was written by a newer version");
        assertThat(file()).hasContent("{\"version\":2,\"timers\":[]}");
    }

    private static String seenAt(String time) {
        return "{\"version\":1,\"timers\":[{\"unit\":\"backup.service\",\"seen\":\"" + time + "\",\"boot\":\"b\"}]}";
    }
}
