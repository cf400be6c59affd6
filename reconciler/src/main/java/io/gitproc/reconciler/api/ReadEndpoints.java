package io.gitproc.reconciler.api;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.gitproc.model.unit.Nearest;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.config.DashboardSettings;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What can be asked and changes nothing: of the newest snapshot, of the journal, of the logs. */
final class ReadEndpoints {
    private final Program program;
    private final Reads reads;
    private final Streams streams;
    private final Description description = Description.load();

    ReadEndpoints(Program program, Reads reads, Streams streams) {
        this.program = program;
        this.reads = reads;
        this.streams = streams;
    }

    /** Those that may show what services write, or not. */
    List<Route> routes(DashboardSettings.Logs logs) {
        return switch (logs) {
            case SHOWN -> routes();
            case HIDDEN ->
                routes().stream()
                        .filter(route -> !route.path().contains("logs"))
                        .toList();
        };
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/status", this::status),
                Route.get("/api/v1/units", this::units),
                Route.get("/api/v1/units/{}", this::unit),
                Route.get("/api/v1/units/{}/logs", this::logs),
                Route.get("/api/v1/units/{}/why", this::why),
                Route.get("/api/v1/units/{}/resources", this::resources),
                Route.get("/api/v1/processes/{}/why", this::whyProcess),
                Route.get("/metrics", this::metrics),
                Route.get("/api/v1/history", this::history),
                Route.get("/api/v1/history/at", this::at),
                Route.get("/api/v1/openapi.json", call -> completedFuture(Answer.ok(description.json()))),
                Route.get("/events", call -> completedFuture(streams.events().open())));
    }

    private CompletableFuture<Answer> metrics(Call call) {
        return reads.metrics().thenApply(Answer::metrics);
    }

    private CompletableFuture<Answer> status(Call call) {
        return completedFuture(Answer.ok(Json.host(program, reads.snapshot())));
    }

    private CompletableFuture<Answer> units(Call call) {
        return reads.measured().thenApply(snapshot -> Answer.ok(Json.units(snapshot.units())));
    }

    private CompletableFuture<Answer> unit(Call call) throws FaultException {
        return measured(call).thenApply(unit -> Answer.ok(Json.unit(unit)));
    }

    private CompletableFuture<Answer> resources(Call call) throws FaultException {
        return measured(call).thenApply(unit -> Answer.ok(Json.samples(unit)));
    }

    private CompletableFuture<UnitView> measured(Call call) throws FaultException {
        UnitView unit = existing("show", call.unit());
        return reads.measured().thenApply(snapshot -> snapshot.unit(unit.name()).orElse(unit));
    }

    /** Also of a unit that is not declared any more: its log stays. */
    private CompletableFuture<Answer> logs(Call call) throws FaultException {
        Path file = reads.log(call.unit());
        if (!Files.exists(file)) {
            existing("show the log of", call.unit());
        }
        LogParameters asked = new LogParameters(call, file);
        return completedFuture(logAnswer(new LogStream.Order(file, asked.query(), asked.extent())));
    }

    private Answer logAnswer(LogStream.Order order) {
        return switch (order.extent()) {
            case NOW -> Answer.log(order);
            case FOLLOW -> streams.logs().follow(order);
        };
    }

    /** Also of a unit that is not declared any more: its past stays. */
    private CompletableFuture<Answer> history(Call call) throws FaultException {
        return reads.history(new HistoryParameters(call).query())
                .thenApply(told -> Answer.ok(told.json()))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unreadable(failure)));
    }

    private CompletableFuture<Answer> at(Call call) throws FaultException {
        return reads.at(new HistoryParameters(call).time())
                .thenApply(then -> Answer.ok(then.json()))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unreadable(failure)));
    }

    private CompletableFuture<Answer> why(Call call) throws FaultException {
        return why(existing("explain", call.unit()));
    }

    private CompletableFuture<Answer> whyProcess(Call call) throws FaultException {
        long pid = call.pid();
        UnitName owner = reads.owner(pid)
                .orElseThrow(() -> new FaultException(Fault.noSuchUnit(
                        "process " + pid + " belongs to no unit of this host",
                        "it has ended, or something else started it")));
        return why(existing("explain", owner));
    }

    private CompletableFuture<Answer> why(UnitView unit) {
        return reads.why(unit)
                .thenApply(why -> Answer.ok(Json.why(why)))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unreadable(failure)));
    }

    private static Throwable unreadable(Throwable failure) {
        return failure instanceof IOException e
                ? new FaultException(new Fault(500, ExitCode.FAILED, "cannot read the journal: " + Causes.of(e), ""))
                : failure;
    }

    /** The unit, or the refusal of a verb. */
    UnitView existing(String verb, UnitName name) throws FaultException {
        Snapshot snapshot = reads.snapshot();
        return snapshot.unit(name.value()).orElseThrow(() -> noSuchUnit(verb, name, snapshot));
    }

    private static FaultException noSuchUnit(String verb, UnitName name, Snapshot snapshot) {
        String where = snapshot.target()
                .map(Revision::id)
                .map(id -> " in " + id.brief())
                .orElse("");
        String hint = Nearest.to(name.stem(), stems(snapshot))
                .map(near -> "did you mean " + near + ".service?")
                .orElse("to add it, commit a file " + name + " to the watched branch");
        return new FaultException(Fault.noSuchUnit("cannot " + verb + " " + name + ": no such unit" + where, hint));
    }

    private static Stream<String> stems(Snapshot snapshot) {
        return snapshot.units().stream()
                .flatMap(unit -> UnitName.parse(unit.name()).stream())
                .map(UnitName::stem);
    }
}
