package io.gitproc.executors;

import static io.gitproc.executors.KernelSubject.DB;
import static io.gitproc.executors.KernelSubject.WEB;
import static io.gitproc.executors.KernelSubject.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.unit.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Folders of invocations and the records in them; what can be asked of an invocation without reading them. */
interface RecordsContract extends KernelSubject {
    @Test
    default void anUnknownInvocationHasNoRecordsAndIsNotAlive() throws Exception {
        Look look = kernel().look(WEB);

        assertThat(look.records()).isEmpty();
        assertThat(look.alive()).isFalse();
        assertThat(kernel().invocations()).isEmpty();
    }

    @Test
    default void aCreatedInvocationIsListedWithItsRecordsAndDoesNotRun() throws Exception {
        kernel().create(WEB, records(), Limits.none());

        assertThat(kernel().invocations()).containsExactly(WEB);
        assertThat(kernel().look(WEB).records()).isEqualTo(records());
        assertThat(kernel().look(WEB).alive()).isFalse();
    }

    @Test
    default void aRecordIsWrittenWholeAndReplacesTheOneBefore() throws Exception {
        kernel().create(WEB, records(), Limits.none());

        kernel().write(WEB, Records.STOP, "at=1\n");
        kernel().write(WEB, Records.STOP, "at=2\nwords=größer\n");

        assertThat(kernel().look(WEB).records()).containsEntry(Records.STOP, "at=2\nwords=größer\n");
    }

    @Test
    default void aRecordOfAnInvocationThatIsGoneIsRefused() {
        assertThatThrownBy(() -> kernel().write(WEB, Records.STOP, "at=1\n"))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("no such file or directory");
    }

    @Test
    default void aRemovedInvocationIsGoneAndCanBeRemovedAgain() throws Exception {
        kernel().create(WEB, records(), Limits.none());

        kernel().remove(WEB);
        kernel().remove(WEB);

        assertThat(kernel().invocations()).isEmpty();
        assertThat(kernel().look(WEB).records()).isEmpty();
    }

    @Test
    default void aStampIsOfNoUseOnceSomethingIsWrittenOrHasEnded() throws Exception {
        startAndAwait(WEB, world().runs());
        OptionalLong before = kernel().stamp(WEB);
        kernel().write(WEB, Records.READY, "at=now\n");
        OptionalLong written = kernel().stamp(WEB);
        kernel().kill(WEB);
        awaitEnd(WEB);

        assertThat(written.isEmpty() || !written.equals(before)).isTrue();
        assertThat(kernel().stamp(WEB)).isEmpty();
    }

    @Test
    default void aStampStaysWhileNothingHappensUnderANewDaemonToo() throws Exception {
        startAndAwait(WEB, world().runs());
        Kernel heir = world().restartDaemon();

        OptionalLong before = heir.stamp(WEB);
        heir.look(WEB);

        assertThat(heir.stamp(WEB)).isEqualTo(before);
    }

    @Test
    default void whatRunsUsesMemoryAndHasTasks() throws Exception {
        startAndAwait(WEB, world().runs());

        Resources used = kernel().resources(keys(WEB, DB)).get(WEB);

        assertThat(used.tasks().orElseThrow()).isPositive();
        assertThat(used.memory()).isNotEqualTo(Optional.of(new Bytes(0)));
        assertThat(used.cpu()).isPresent();
    }

    @Test
    default void whatIsUnknownOrRemovedUsesNothing() throws Exception {
        startAndAwait(WEB, world().runs());
        kernel().kill(WEB);
        awaitEnd(WEB);
        kernel().remove(WEB);

        assertThat(kernel().resources(keys(WEB, DB))).isEmpty();
    }

    private static SortedSet<InvocationKey> keys(InvocationKey... keys) {
        return new TreeSet<>(List.of(keys));
    }
}
