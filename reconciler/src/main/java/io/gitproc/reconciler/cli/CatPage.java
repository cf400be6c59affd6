package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.reconciler.source.EffectiveUnit;
import io.gitproc.reconciler.source.Level;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code gitproc cat} says: as {@code systemctl cat} does, each file behind a comment with its path. */
final class CatPage implements Page {
    private final EffectiveUnit unit;

    CatPage(EffectiveUnit unit) {
        this.unit = unit;
    }

    @Override
    public String text() {
        return heading() + unit.text().stream().map(FindingText::line).collect(Collectors.joining());
    }

    private String heading() {
        String order = unit.scope().levels().stream().map(Level::toString).collect(Collectors.joining(" < "));
        return comment(unit.unit() + " at " + unit.commit().brief() + " for " + unit.scope())
                + comment("precedence: " + order)
                + unit.errors().stream()
                        .map(error -> comment("rejected: " + sentence(error)))
                        .collect(Collectors.joining())
                + unit.ignored().stream().map(file -> comment(file.message())).collect(Collectors.joining());
    }

    private static String sentence(Diagnostic error) {
        return error.file() + ":" + error.line() + ":" + error.column() + ": " + error.message();
    }

    private static String comment(String text) {
        return "# " + Printable.line(text) + "\n";
    }

    @Override
    public String json() {
        return JsonText.page(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("unit", unit.unit().value());
        out.writeStringField("commit", unit.commit().value());
        out.writeStringField("host", unit.scope().host().orElse(""));
        JsonText.texts(out, "labels", List.copyOf(unit.scope().labels()));
        out.writeArrayFieldStart("files");
        for (EffectiveUnit.Part part : unit.parts()) {
            write(out, part);
        }
        out.writeEndArray();
        diagnostics(out, "diagnostics", unit.diagnostics());
        diagnostics(out, "ignored", unit.ignored());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, EffectiveUnit.Part part) throws IOException {
        out.writeStartObject();
        out.writeStringField("path", part.path());
        out.writeStringField("level", part.level().kind().name().toLowerCase(Locale.ROOT));
        out.writeStringField("of", part.level().name());
        out.writeStringField("blob", part.blob());
        JsonText.texts(out, "lines", part.lines());
        out.writeEndObject();
    }

    private static void diagnostics(JsonGenerator out, String key, List<Diagnostic> diagnostics) throws IOException {
        out.writeArrayFieldStart(key);
        for (Diagnostic diagnostic : diagnostics) {
            FindingText.write(out, "", diagnostic);
        }
        out.writeEndArray();
    }
}
