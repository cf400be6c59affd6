package io.gitproc.reconciler.metrics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.metrics.Row.Point;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.remote.RemoteState;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is told of the host as a whole. */
final class HostRows {
    static final List<Row<Snapshot>> ALL = List.of(
            Row.gauge(
                    "gitproc_sync_state",
                    "1 for how far the host is from its commit; the other words are not told.",
                    host -> Stream.of(new Point(Labels.of("state", host.sync().word()), 1))),
            Row.gauge(
                    "gitproc_settled",
                    "Whether nothing is under way or planned.",
                    host -> Stream.of(new Point(Labels.EMPTY, host.settled() ? 1 : 0))),
            Row.gauge(
                    "gitproc_last_turn_time_seconds",
                    "When the host was last looked at.",
                    host -> time(Optional.of(host.at()))),
            commit(
                    "gitproc_head_commit_time_seconds",
                    "When the newest commit of the branch was made.",
                    Snapshot::head),
            commit(
                    "gitproc_target_commit_time_seconds",
                    "When the commit was made that this host goes to.",
                    Snapshot::target),
            commit(
                    "gitproc_applied_commit_time_seconds",
                    "When the commit was made that this host last came to.",
                    Snapshot::applied),
            commit(
                    "gitproc_healthy_commit_time_seconds",
                    "When the last commit was made that was well here.",
                    Snapshot::healthy),
            Row.gauge(
                    "gitproc_waiting_commits",
                    "Commits that wait while the target is kept where it is.",
                    host -> Stream.of(new Point(Labels.EMPTY, host.frozen().waiting()))),
            Row.gauge(
                    "gitproc_frozen_start_time_seconds",
                    "Since when a person keeps the target where it is, by how.",
                    host -> host.frozen().freezes().stream()
                            .map(freeze ->
                                    new Point(Labels.of("kind", freeze.kind().word()), Row.seconds(freeze.since())))),
            Row.gauge(
                    "gitproc_notices",
                    "Things that people must know of this host, by kind.",
                    host ->
                            host.notices().stream()
                                    .collect(groupingBy(Snapshot.Notice::kind, counting()))
                                    .entrySet()
                                    .stream()
                                    .map(kind -> new Point(
                                            Labels.of("kind", kind.getKey()),
                                            kind.getValue().doubleValue()))),
            Row.gauge(
                    "gitproc_fetch_state",
                    "1 for how old what is known of the remote is: pending, fresh, failing or stale.",
                    host -> host.remote().stream()
                            .map(remote -> new Point(
                                    Labels.of("state", remote.freshness().word()), 1))),
            Row.gauge(
                    "gitproc_fetch_last_success_time_seconds",
                    "When the remote last answered.",
                    host -> time(host.remote().flatMap(RemoteState::success).map(RemoteState.Success::at))),
            Row.gauge(
                    "gitproc_fetch_failing_start_time_seconds",
                    "Since when every fetch has failed.",
                    host -> time(host.remote().flatMap(RemoteState::failure).map(RemoteState.Failure::since))),
            Row.gauge(
                    "gitproc_journal_writable",
                    "Whether what is done is written down.",
                    host -> Stream.of(new Point(
                            Labels.EMPTY,
                            host.notices().stream()
                                            .anyMatch(notice -> notice.kind().equals("journal"))
                                    ? 0
                                    : 1))));

    private HostRows() {}

    private static Row<Snapshot> commit(String name, String help, Function<Snapshot, Optional<Revision>> which) {
        return Row.gauge(
                name, help, host -> time(which.apply(host).map(Revision::at).filter(at -> at.isAfter(Instant.EPOCH))));
    }

    private static Stream<Point> time(Optional<Instant> instant) {
        return instant.map(at -> new Point(Labels.EMPTY, Row.seconds(at))).stream();
    }
}
