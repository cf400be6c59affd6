package io.gitproc.reconciler.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a host is on its way to a commit, in one line.
 *
 * @param begun when the wait began
 */
record Progress(Host host, Instant begun, Instant now) {
    /** What is fetched may change all the rest. */
    String text() {
        return host.remote()
                .flatMap(Host.Remote::fetching)
                .map(progress -> "fetching: " + progress + "…")
                .orElseGet(this::settling);
    }

    private String settling() {
        List<Unit> units = host.units();
        long there = units.stream().filter(unit -> !isUnderWay(unit)).count();
        return there + " of " + units.size() + " units settled; "
                + units.stream()
                        .filter(Progress::isUnderWay)
                        .findFirst()
                        .map(this::waited)
                        .orElse(host.sync() + " for " + seconds(begun))
                + "…";
    }

    private static boolean isUnderWay(Unit unit) {
        return switch (unit.state()) {
            case "starting", "stopping", "backoff", "waiting" -> true;
            default -> false;
        };
    }

    private String waited(Unit unit) {
        Optional<String> since = unit.since();
        return "waits for " + unit.name() + " (" + unit.state() + " "
                + seconds(since.map(Instant::parse).orElse(begun)) + ")";
    }

    private String seconds(Instant since) {
        return Math.max(0, Duration.between(since, now).toSeconds()) + " s";
    }
}
