package io.gitproc.reconciler.api;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.RollbackOrder;
import io.gitproc.reconciler.source.Stage;
import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What each route does: reads are of the newest snapshot, verbs are handed to the daemon. */
final class Endpoints {
    private static final List<String> NO_FIELDS = List.of();
    private static final int WAIT_SECONDS = 60;

    private final Program program;
    private final Control control;
    private final Followers followers;

    Endpoints(Program program, Control control, Followers followers) {
        this.program = program;
        this.control = control;
        this.followers = followers;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/status", this::status),
                Route.get("/api/v1/units", this::units),
                Route.get("/api/v1/units/{}", this::unit),
                Route.get("/api/v1/units/{}/logs", this::logs),
                Route.get("/api/v1/units/{}/why", this::why),
                Route.get("/api/v1/processes/{}/why", this::whyProcess),
                Route.get("/api/v1/history", this::history),
                Route.get("/api/v1/history/at", this::at),
                Route.post("/api/v1/units/{}/start", NO_FIELDS, this::start),
                Route.post("/api/v1/units/{}/stop", List.of("reason", "for"), this::stop),
                Route.post("/api/v1/units/{}/release", NO_FIELDS, this::release),
                Route.post("/api/v1/units/{}/restart", NO_FIELDS, this::restart),
                Route.post("/api/v1/units/{}/reset-failed", NO_FIELDS, this::resetFailed),
                Route.post("/api/v1/rollback", List.of("commit", "reason", "for", "pin", "publish"), this::rollback),
                Route.post("/api/v1/approve", List.of("commit", "reason"), this::approve),
                Route.post("/api/v1/pause", List.of("reason", "for"), this::pause),
                Route.post("/api/v1/resume", NO_FIELDS, this::resume),
                Route.post("/api/v1/sync", NO_FIELDS, this::sync),
                Route.post("/api/v1/wait", List.of("commit", "healthy"), this::await),
                Route.post("/api/v1/shutdown", List.of("stopServices"), this::shutdown));
    }

    private CompletableFuture<Answer> status(Call call) {
        return completedFuture(Answer.ok(Json.host(program, control.snapshot())));
    }

    private CompletableFuture<Answer> units(Call call) {
        return completedFuture(Answer.ok(Json.units(control.snapshot().units())));
    }

    private CompletableFuture<Answer> unit(Call call) throws FaultException {
        return completedFuture(Answer.ok(Json.unit(existing("show", call.unit()))));
    }

    /** Also of a unit that is not declared any more: its log stays. */
    private CompletableFuture<Answer> logs(Call call) throws FaultException {
        Path file = control.log(call.unit());
        if (!Files.exists(file)) {
            existing("show the log of", call.unit());
        }
        LogParameters asked = new LogParameters(call, file);
        return completedFuture(logAnswer(new LogStream.Order(file, asked.query(), asked.extent())));
    }

    private Answer logAnswer(LogStream.Order order) {
        return switch (order.extent()) {
            case NOW -> Answer.log(order);
            case FOLLOW -> followers.follow(order);
        };
    }

    /** Also of a unit that is not declared any more: its past stays. */
    private CompletableFuture<Answer> history(Call call) throws FaultException {
        return control.history(new HistoryParameters(call).query())
                .thenApply(told -> Answer.ok(Json.history(told)))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unreadable(failure)));
    }

    private CompletableFuture<Answer> at(Call call) throws FaultException {
        return control.at(new HistoryParameters(call).time())
                .thenApply(then -> Answer.ok(Json.then(then)))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unreadable(failure)));
    }

    private CompletableFuture<Answer> why(Call call) throws FaultException {
        return why(existing("explain", call.unit()));
    }

    private CompletableFuture<Answer> whyProcess(Call call) throws FaultException {
        long pid = call.pid();
        UnitName owner = control.owner(pid)
                .orElseThrow(() -> new FaultException(Fault.noSuchUnit(
                        "process " + pid + " belongs to no unit of this host",
                        "it has ended, or something else started it")));
        return why(existing("explain", owner));
    }

    private CompletableFuture<Answer> why(UnitView unit) {
        return control.why(unit)
                .thenApply(why -> Answer.ok(Json.why(why)))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unreadable(failure)));
    }

    private static Throwable unreadable(Throwable failure) {
        return failure instanceof IOException e
                ? new FaultException(new Fault(500, ExitCode.FAILED, "cannot read the journal: " + Causes.of(e), ""))
                : failure;
    }

    private CompletableFuture<Answer> start(Call call) throws FaultException {
        existing("start", call.unit());
        return control.start(call.unit(), call.by()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> stop(Call call) throws FaultException {
        existing("stop", call.unit());
        return control.stop(call.unit(), call.intent()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> release(Call call) throws FaultException {
        existing("release", call.unit());
        return control.release(call.unit(), call.by()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> restart(Call call) throws FaultException {
        existing("restart", call.unit());
        return control.restart(call.unit(), call.by()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> resetFailed(Call call) throws FaultException {
        existing("reset", call.unit());
        return control.resetFailed(call.unit(), call.by()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> rollback(Call call) throws FaultException {
        Optional<String> commit = call.body().text("commit").filter(text -> !text.isBlank());
        RollbackOrder.Until until =
                call.body().isTrue("pin") ? RollbackOrder.Until.RESUMED : RollbackOrder.Until.MENDED;
        RollbackOrder.Reach reach =
                call.body().isTrue("publish") ? RollbackOrder.Reach.BRANCH : RollbackOrder.Reach.HOST;
        return control.rollback(new RollbackOrder(commit, call.intent(), until, reach))
                .thenApply(Answer::of);
    }

    private CompletableFuture<Answer> approve(Call call) throws FaultException {
        String commit = commit("approve", call);
        return control.approve(commit, Intent.of(call.by(), call.reason())).thenApply(Answer::of);
    }

    private static String commit(String verb, Call call) throws FaultException {
        return call.body()
                .text("commit")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new FaultException(Fault.badRequest(
                        "cannot " + verb + ": no commit is given",
                        "name it by its id; gitproc status shows the newest")));
    }

    private CompletableFuture<Answer> pause(Call call) throws FaultException {
        return control.pause(call.intent()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> resume(Call call) {
        return control.resume(call.by()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> sync(Call call) throws FaultException {
        Optional<Integer> limit = call.waitSeconds();
        CompletableFuture<Reply> reply =
                limit.isPresent() ? control.syncAndSettle(Duration.ofSeconds(limit.get())) : control.sync();
        return reply.thenApply(Answer::of);
    }

    private CompletableFuture<Answer> await(Call call) throws FaultException {
        String commit = commit("wait", call);
        Stage stage = call.body().isTrue("healthy") ? Stage.HEALTHY : Stage.APPLIED;
        Duration limit = Duration.ofSeconds(call.waitSeconds().orElse(WAIT_SECONDS));
        return control.await(new ArrivalOrder(commit, stage, limit)).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> shutdown(Call call) {
        CompletableFuture<Reply> reply = call.body().isTrue("stopServices")
                ? control.shutdownWithServices(call.by())
                : control.shutdown(call.by());
        return reply.thenApply(Answer::of);
    }

    private UnitView existing(String verb, UnitName name) throws FaultException {
        Snapshot snapshot = control.snapshot();
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
