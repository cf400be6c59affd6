package io.gitproc.reconciler.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.reconciler.source.Revision;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** A unit, as JSON: whole, or what of it is new. */
final class UnitJson {
    private final JsonGenerator out;
    private final JsonFields fields;

    UnitJson(JsonGenerator out) {
        this.out = out;
        this.fields = new JsonFields(out);
    }

    void write(UnitView unit) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", unit.name());
        out.writeStringField("description", unit.description());
        out.writeStringField("state", unit.state().word());
        health(unit.health());
        run(unit.run());
        drift(unit.drift());
        timer(unit.timer());
        out.writeFieldName("resources");
        new ResourcesJson(out).write(unit.resources());
        fields.texts("notes", unit.notes());
        fields.texts("errors", unit.drift().errors());
        out.writeStringField("log", unit.log());
        out.writeEndObject();
    }

    /** The name, and the members of each subject that is another than before. Source: RFC 7396. */
    void patch(Optional<UnitView> before, UnitView now, Optional<String> row) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", now.name());
        if (isNew(before, now, UnitView::description)) {
            out.writeStringField("description", now.description());
        }
        if (isNew(before, now, UnitView::state)) {
            out.writeStringField("state", now.state().word());
        }
        if (isNew(before, now, UnitView::health)) {
            health(now.health());
        }
        if (isNew(before, now, UnitView::run)) {
            run(now.run());
        }
        if (isNew(before, now, UnitView::drift)) {
            drift(now.drift());
            fields.texts("errors", now.drift().errors());
        }
        if (isNew(before, now, UnitView::timer)) {
            timer(now.timer());
        }
        if (isNew(before, now, UnitView::notes)) {
            fields.texts("notes", now.notes());
        }
        if (row.isPresent()) {
            out.writeStringField("row", row.get());
        }
        out.writeEndObject();
    }

    private static boolean isNew(Optional<UnitView> before, UnitView now, Function<UnitView, Object> subject) {
        return !before.map(subject).equals(Optional.of(subject.apply(now)));
    }

    private void health(UnitView.Checked health) throws IOException {
        out.writeStringField("health", health.verdict().word());
        healthCheck(health.newest());
    }

    private void run(UnitView.Run run) throws IOException {
        out.writeFieldName("pid");
        if (run.pid().isPresent()) {
            out.writeNumber(run.pid().getAsLong());
        } else {
            out.writeNull();
        }
        fields.text("commit", run.commit().map(commit -> commit.id().value()));
        fields.text("commitAuthor", run.commit().map(Revision::author).filter(author -> !author.isEmpty()));
        fields.text("commitSubject", run.commit().map(Revision::subject).filter(subject -> !subject.isEmpty()));
        fields.text("since", run.since());
        out.writeNumberField("restarts", run.restarts());
        lastExit(run.lastExit());
        fields.text("nextTry", run.nextTry());
        fields.text("reason", run.reason());
    }

    private void timer(Optional<UnitView.Timer> timer) throws IOException {
        out.writeFieldName("timer");
        if (timer.isEmpty()) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        fields.texts("occasions", timer.get().occasions());
        fields.text("next", timer.get().next());
        fields.text("last", timer.get().last());
        out.writeEndObject();
    }

    private void drift(UnitView.Drift drift) throws IOException {
        hold(drift.hold());
        failedUpdate(drift.failedUpdate());
    }

    private void healthCheck(Optional<UnitView.HealthCheck> check) throws IOException {
        if (check.isEmpty()) {
            out.writeNullField("healthCheck");
            return;
        }
        out.writeObjectFieldStart("healthCheck");
        out.writeBooleanField("passed", check.get().passed());
        out.writeStringField("answer", check.get().answer());
        fields.number("code", check.get().code());
        out.writeNumberField("latencyMicros", check.get().latency().toNanos() / 1000);
        out.writeStringField("body", check.get().body());
        out.writeStringField("at", check.get().at().toString());
        out.writeStringField("since", check.get().since().toString());
        out.writeNumberField("failuresInRow", check.get().failuresInRow());
        out.writeNumberField("retries", check.get().retries());
        out.writeNumberField("skipped", check.get().skipped());
        out.writeEndObject();
    }

    private void lastExit(Optional<UnitView.LastExit> lastExit) throws IOException {
        if (lastExit.isEmpty()) {
            out.writeNullField("lastExit");
            return;
        }
        out.writeObjectFieldStart("lastExit");
        out.writeStringField("cause", lastExit.get().cause());
        fields.number("code", lastExit.get().code());
        fields.text("signal", lastExit.get().signal());
        out.writeStringField("at", lastExit.get().at().toString());
        out.writeEndObject();
    }

    private void hold(Optional<UnitView.HoldView> hold) throws IOException {
        if (hold.isEmpty()) {
            out.writeNullField("hold");
            return;
        }
        out.writeObjectFieldStart("hold");
        out.writeStringField("by", hold.get().by());
        out.writeStringField("reason", hold.get().reason());
        out.writeStringField("since", hold.get().since().toString());
        fields.text("until", hold.get().until());
        fields.text("commit", hold.get().commit());
        out.writeEndObject();
    }

    private void failedUpdate(Optional<FailedUpdate> failed) throws IOException {
        if (failed.isEmpty()) {
            out.writeNullField("failedUpdate");
            return;
        }
        out.writeObjectFieldStart("failedUpdate");
        out.writeStringField("cause", failed.get().cause());
        out.writeStringField("commit", failed.get().bad().value());
        out.writeStringField("inForce", failed.get().good().value());
        out.writeEndObject();
    }
}
