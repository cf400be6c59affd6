package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is done to the world, once round: a commit that adds, removes, replaces, adjusts and sets a timer, a hold, a commit that
 * spoils two units, a rollback, a commit that must wait for that, and one that mends. Each step ends with what must hold then;
 * whoever is interrupted does the step again.
 */
final class CrashLap {
    private final CrashWorld world;
    private final int number;
    private final Instant slot = Instant.now().plusSeconds(2);
    private String good = "";
    private String mended = "";

    CrashLap(CrashWorld world, int number) {
        this.world = world;
        this.number = number;
    }

    List<Runnable> steps() {
        return List.of(
                this::change,
                this::follow,
                this::serve,
                this::hold,
                this::spoil,
                this::fail,
                this::goBack,
                this::ramble,
                this::stay,
                this::mend,
                this::resume,
                this::release);
    }

    private void change() {
        write("LAP=" + number);
        world.unit("stubborn", "", "TimeoutStopSec=200ms", "Environment=LAP=" + number);
        world.unit("tuned-1", "", "MemoryMax=" + (64 + number % 2) + "M", "RestartSec=" + (1 + number % 2));
        world.unit("tuned-2", "", "TasksMax=" + (64 + number % 2));
        world.unit("held", "");
        world.unit("comes-" + number % 2, "");
        world.work().delete("comes-" + (number + 1) % 2 + ".service");
        world.timed(slot, line(number));
        good = world.work().push("Lap " + number);
    }

    /** The units that are spoilt later. */
    private void write(String environment) {
        world.unit("changed-1", "", "Environment=" + environment);
        world.unit("changed-2", "After=changed-1.service", "Environment=LAP=" + number);
        world.fragile("Environment=" + environment);
    }

    private void follow() {
        world.settle();
        assertThat(world.sync()).isEqualTo("Synced");
        assertThat(world.target()).isEqualTo(good);
        awaitHealthy(good);
    }

    /** Else it is chance whether that comes before the next step. */
    private void awaitHealthy(String commit) {
        eventually(() -> assertThat(world.healthy()).isEqualTo(commit));
    }

    private static String line(int lap) {
        return "lap-" + lap;
    }

    private void serve() {
        eventually(() -> assertThat(world.served()).contains(line(number)));
    }

    private void assertEachSlotIsServedOnce() {
        assertThat(world.served())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, number)
                        .mapToObj(CrashLap::line)
                        .toList());
    }

    private void hold() {
        world.api().post("/api/v1/units/held/stop", "{\"reason\": \"lap " + number + "\"}");
        world.settle();
        assertHeld();
    }

    private void assertHeld() {
        UnitShown held = world.shown("held");
        assertThat(held.state()).isEqualTo("held");
        assertThat(held.json().get("hold").get("reason").asText()).isEqualTo("lap " + number);
    }

    private void spoil() {
        world.unit("changed-1", "", "Environment=LAP=spoilt");
        world.fragile("ExecStart=", "ExecStart=/bin/false");
        world.work().push("Spoil lap " + number);
    }

    /** One of the two fails, and gets its old version back by itself. */
    private void fail() {
        world.settle();
        eventually(() -> assertThat(world.shown("fragile").commit()).isEqualTo(good));
        eventually(() -> assertThat(world.shown("fragile").state()).isEqualTo("running"));
        assertHeld();
    }

    private void goBack() {
        world.api().post("/api/v1/rollback", "{\"commit\": \"" + good + "\", \"reason\": \"lap " + number + "\"}");
        world.settle();
        assertRolledBack();
    }

    private void assertRolledBack() {
        assertThat(world.sync()).isEqualTo("RolledBack");
        assertThat(world.target()).isEqualTo(good);
        assertHeld();
    }

    private void ramble() {
        world.work().write("notes.md", "Lap " + number + "\n").push("Ramble on in lap " + number);
    }

    private void stay() {
        world.settle();
        assertRolledBack();
    }

    private void mend() {
        write("LAP=mended-" + number);
        mended = world.work().push("Mend lap " + number);
    }

    private void resume() {
        world.settle();
        assertThat(world.target()).isEqualTo(mended);
        assertHeld();
    }

    private void release() {
        world.api().post("/api/v1/units/held/release");
        world.settle();
        assertThat(world.shown("held").state()).isEqualTo("running");
        assertThat(world.sync()).isEqualTo("Synced");
        awaitHealthy(mended);
        world.check();
        assertEachSlotIsServedOnce();
    }
}
