package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.plan.Change;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Wave;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.reconciler.source.Loaded;
import io.gitproc.reconciler.source.Refusal;
import io.gitproc.reconciler.source.Rejection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code gitproc plan} says. */
final class PlanPage implements Page {
    private static final int KIND_MIN = 6;

    private final Optional<CommitId> from;
    private final Loaded.Accepted to;
    private final Optional<Refusal> objection;
    private final List<Wave> waves;

    /**
     * Of what was forecast.
     *
     * @param from what runs before; empty when nothing does
     * @param objection why the host would not follow {@code to} unless it is approved
     */
    PlanPage(Optional<CommitId> from, Loaded.Accepted to, Optional<Refusal> objection, List<Wave> waves) {
        this.from = from;
        this.to = to;
        this.objection = objection;
        this.waves = List.copyOf(waves);
    }

    boolean isEmpty() {
        return waves.isEmpty();
    }

    @Override
    public String text() {
        String rejected = to.rejected().values().stream().map(PlanPage::text).collect(Collectors.joining());
        return objection.map(PlanPage::text).orElse("") + rejected + (waves.isEmpty() ? "no changes\n" : changes());
    }

    private static String text(Refusal refusal) {
        return "blocked: " + refusal.reason() + "\n    help: " + refusal.hint() + "\n";
    }

    private static String text(Rejection rejection) {
        String errors = rejection.diagnostics().stream()
                .map(diagnostic -> FindingText.lines("", diagnostic))
                .collect(Collectors.joining());
        String rest = rejection
                .standIn()
                .map(commit -> " is rejected; its version of " + commit.brief() + " stays in force\n")
                .orElse(" is rejected, and has no earlier version\n");
        return errors + rejection.unit() + rest;
    }

    private String changes() {
        return IntStream.range(0, waves.size()).mapToObj(this::wave).collect(Collectors.joining());
    }

    private String wave(int index) {
        return waves.get(index).changes().stream()
                .map(change -> line(index + 1, change))
                .collect(Collectors.joining());
    }

    private String line(int wave, Change change) {
        String unit = Cell.left(change.unit().value(), unitWidth());
        return wave + "  " + Cell.left(change.kind().word(), kindWidth()) + "  " + unit + "  " + change.reason() + "\n";
    }

    private int kindWidth() {
        return Math.max(KIND_MIN, width(change -> change.kind().word()));
    }

    private int unitWidth() {
        return width(change -> change.unit().value());
    }

    private int width(Function<Change, String> column) {
        return waves.stream()
                .flatMap(wave -> wave.changes().stream())
                .mapToInt(change -> column.apply(change).length())
                .max()
                .orElse(0);
    }

    @Override
    public String json() {
        return JsonText.page(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        id(out, "from", from);
        id(out, "to", Optional.of(to.revision().id()));
        if (objection.isPresent()) {
            out.writeStringField("blocked", objection.get().reason());
        }
        out.writeArrayFieldStart("rejected");
        for (Rejection rejection : to.rejected().values()) {
            write(out, rejection);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("changes");
        for (int i = 0; i < waves.size(); i++) {
            write(out, i + 1, waves.get(i));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Rejection rejection) throws IOException {
        out.writeStartObject();
        out.writeStringField("unit", rejection.unit().value());
        id(out, "inForce", rejection.standIn());
        out.writeArrayFieldStart("diagnostics");
        for (Diagnostic diagnostic : rejection.diagnostics()) {
            FindingText.write(out, "", diagnostic);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, int number, Wave wave) throws IOException {
        for (Change change : wave.changes()) {
            out.writeStartObject();
            out.writeNumberField("wave", number);
            out.writeStringField("action", change.kind().word());
            out.writeStringField("unit", change.unit().value());
            out.writeStringField("reason", change.reason());
            out.writeEndObject();
        }
    }

    private static void id(JsonGenerator out, String key, Optional<CommitId> id) throws IOException {
        if (id.isPresent()) {
            out.writeStringField(key, id.get().value());
        } else {
            out.writeNullField(key);
        }
    }
}
