package io.gitproc.reconciler.api;

import io.gitproc.model.plan.Intent;
import io.gitproc.reconciler.source.RollbackOrder;
import io.gitproc.reconciler.source.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What each route does: reads are of the newest snapshot, verbs are handed to the daemon. */
final class Endpoints {
    private static final List<String> NO_FIELDS = List.of();
    private static final int WAIT_SECONDS = 60;

    private final ReadEndpoints reads;
    private final Control control;

    Endpoints(ReadEndpoints reads, Control control) {
        this.reads = reads;
        this.control = control;
    }

    List<Route> routes() {
        return Stream.concat(reads.routes().stream(), verbs().stream()).toList();
    }

    private List<Route> verbs() {
        return List.of(
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

    private CompletableFuture<Answer> start(Call call) throws FaultException {
        reads.existing("start", call.unit());
        return control.start(call.unit(), call.by()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> stop(Call call) throws FaultException {
        reads.existing("stop", call.unit());
        return control.stop(call.unit(), call.intent()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> release(Call call) throws FaultException {
        reads.existing("release", call.unit());
        return control.release(call.unit(), call.by()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> restart(Call call) throws FaultException {
        reads.existing("restart", call.unit());
        return control.restart(call.unit(), call.by()).thenApply(Answer::of);
    }

    private CompletableFuture<Answer> resetFailed(Call call) throws FaultException {
        reads.existing("reset", call.unit());
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
}
