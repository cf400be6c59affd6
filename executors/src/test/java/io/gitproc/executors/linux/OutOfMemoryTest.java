package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.Host;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Records;
import io.gitproc.executors.launch.DirectExecutor;
import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.ExitStatus;
import io.gitproc.model.plan.Failures;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that the kernel kills for want of memory: the cause of its end is said, and stays known. */
final class OutOfMemoryTest extends RealTest {
    private static final UnitName WEB_SERVICE = UnitName.of("web");
    private static final Instant NOW = Instant.EPOCH;

    @BeforeEach
    void needsControllersOfVersion1() {
        assumeTrue(world().cgroupOf(WEB, "memory").isPresent(), "needs root and limits of version 1");
    }

    private Host host() {
        return new Host(kernel(), new DirectExecutor(Collections.emptySortedMap()));
    }

    /** Starts a service in 32 MiB and waits for its end. */
    private Invocation endOf(Host host, String command) throws KernelException {
        String text = "[Service]\nMemoryMax=32M\nExecStart=/bin/sh -c '" + command + "'\n";
        host.apply(
                new Action.Start(
                        WEB_SERVICE,
                        UnitParser.parse(WEB_SERVICE, text).spec().orElseThrow(),
                        new CommitId("0".repeat(40)),
                        "test",
                        Optional.empty(),
                        Invocation.Tally.ZERO),
                NOW);
        InvocationKey key = kernel().invocations().first();
        world().await(key, look -> look.records().containsKey(Records.EXIT) && !look.alive());
        return observed(host);
    }

    private static Invocation observed(Host host) throws KernelException {
        host.lookAtAll();
        return host.observe(NOW, Collections.emptySortedMap())
                .unit(WEB_SERVICE)
                .orElseThrow()
                .newest()
                .orElseThrow();
    }

    private static ExitStatus status(Invocation invocation) {
        return invocation.end().orElseThrow().status();
    }

    @Test
    void theCauseIsSaidWithPeakAndLimit() throws Exception {
        Invocation ended = endOf(host(), "tail /dev/zero");

        assertThat(Failures.cause(ended)).isEqualTo("oom (peak 32M, limit 32M)");
    }

    @Test
    void theCauseIsKnownWhenTheCgroupIsGoneAndToAnotherDaemon() throws Exception {
        Host host = host();
        Invocation ended = endOf(host, "tail /dev/zero");

        host.apply(new Action.Release(WEB_SERVICE, ended.id(), List.of()), NOW);

        Bytes limit = new Bytes(32 << 20);
        ExitStatus known = new ExitStatus.OutOfMemory(Optional.of(limit), Optional.of(limit));
        assertThat(status(observed(host))).isEqualTo(known);
        assertThat(observed(host).contained()).isFalse();
        world().restartDaemon();
        assertThat(status(observed(host()))).isEqualTo(known);
    }

    @Test
    void aServiceThatDealsWithItEndsAsItSays() throws Exception {
        assertThat(status(endOf(host(), "tail /dev/zero; exit 0"))).isEqualTo(new ExitStatus.Code(0));
    }

    @Test
    void anEndWithinTheLimitIsNotBlamedOnIt() throws Exception {
        Host host = host();
        Invocation ended = endOf(host, "exit 3");
        host.apply(new Action.Release(WEB_SERVICE, ended.id(), List.of()), NOW);

        assertThat(status(observed(host))).isEqualTo(new ExitStatus.Code(3));
        assertThat(kernel().look(kernel().invocations().first()).records()).doesNotContainKey(Records.USAGE);
    }
}
