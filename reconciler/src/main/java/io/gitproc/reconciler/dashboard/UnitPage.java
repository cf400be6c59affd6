package io.gitproc.reconciler.dashboard;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.api.Why;
import java.util.List;
import java.util.Optional;

/**
 * All of a unit.
 *
 * @param commands what to type to look further, or to do something about it
 * @param charts what it used; none until it was looked at twice
 * @param checks the newest answers to its health check
 * @param chain what its newest start has waited for
 * @param text what the repository says of it
 * @param logs the end of its log; empty where logs are not shown
 */
public record UnitPage(
        Frame frame,
        UnitRow unit,
        List<Fact> facts,
        List<String> commands,
        List<Chart> charts,
        List<CheckLine> checks,
        StartChain chain,
        Found<Text> text,
        List<ExitLine> exits,
        List<EventLine> events,
        Optional<LogView> logs) {
    /** Of the journal. */
    static final int ENTRIES = 200;

    private static final int EVENTS = 30;

    /**
     * What the journal tells.
     *
     * @param told of it
     * @param host newest entries of the whole host
     */
    record Known(Why why, Told told, Told host) {}

    /** What the repository says of it at the target. */
    public record Text(
            List<BlameLine> lines,
            List<String> variables,
            List<Neighbour> names,
            List<Neighbour> namedBy,
            List<Version> versions) {

        static Text of(UnitText text, Snapshot snapshot, Times times) {
            return new Text(
                    BlameLine.of(text.blame(), times),
                    text.variables(),
                    Neighbour.of(text.names(), snapshot),
                    Neighbour.of(text.namedBy(), snapshot),
                    text.versions().stream()
                            .map(version -> new Version(CommitLine.of(version.commit(), times), version.change()))
                            .toList());
        }
    }

    /** A commit that changed it, and what. */
    public record Version(CommitLine commit, UnitChange change) {}

    static UnitPage of(
            Frame frame, Snapshot snapshot, Known known, Found<UnitText> text, Optional<LogView> logs, Times times) {
        return new UnitPage(
                frame,
                UnitRow.of(
                        known.why().unit(), known.why().change(), known.told().entries(), times),
                Facts.of(known.why(), times),
                commands(known.why().unit()),
                Chart.of(known.why().unit().resources(), known.told().entries(), times),
                CheckLine.of(known.why().unit().health().recent(), times),
                text.value()
                        .flatMap(found -> UnitName.parse(known.why().unit().name())
                                .map(name -> StartChain.of(
                                        name, found.ordering(), known.host().entries(), times)))
                        .orElseGet(StartChain::none),
                new Found<>(text.value().map(found -> Text.of(found, snapshot, times)), text.problem()),
                ExitLine.of(known.told(), times),
                EventLine.newest(known.told(), EVENTS, times),
                logs);
    }

    private static List<String> commands(UnitView unit) {
        String stem = UnitLink.of(unit.name()).name();
        String act = unit.drift().hold().isPresent() ? "gitproc release " + stem : "gitproc restart " + stem;
        return List.of("gitproc why " + stem, "gitproc logs " + stem + " -f", act);
    }
}
