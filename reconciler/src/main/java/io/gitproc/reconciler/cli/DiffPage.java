package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Effect;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.reconciler.source.EffectiveUnit;
import io.gitproc.reconciler.source.UnitDifference;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code gitproc diff} says: each directive with what its new value does, then the text. */
final class DiffPage implements Page {
    private static final int EFFECT_WIDTH = 8;

    private final UnitDifference difference;
    private final EffectiveUnit to;

    DiffPage(UnitDifference difference) {
        this.difference = difference;
        this.to = difference.to();
    }

    @Override
    public String text() {
        return difference.isEmpty() ? "no differences\n" : FindingText.line(summary()) + errors() + changes() + hunks();
    }

    private String summary() {
        return switch (difference.kind()) {
            case ADDED -> to.unit() + " is added";
            case REMOVED -> to.unit() + " is removed: it is stopped";
            case ABSENT -> "there is no " + to.unit();
            case CHANGED -> to.unit() + outcome();
        };
    }

    private String outcome() {
        if (to.spec().isEmpty()) {
            return " is rejected: its version before stays in force";
        }
        if (from().isEmpty()) {
            return " was rejected, and is accepted now";
        }
        return difference.directives().stream()
                .map(Directive::onChange)
                .max(Effect::compareTo)
                .map(DiffPage::outcome)
                .orElse(" means the same: nothing follows");
    }

    private static String outcome(Effect strongest) {
        return switch (strongest) {
            case NONE -> " takes new values at once: nothing is signalled";
            case ADJUST -> " is adjusted while it runs";
            case RESTART -> " is restarted";
        };
    }

    private String errors() {
        return to.errors().stream().map(error -> FindingText.lines("", error)).collect(Collectors.joining());
    }

    private Optional<ServiceSpec> from() {
        return difference.from().flatMap(EffectiveUnit::spec);
    }

    private String changes() {
        return difference.directives().stream().map(this::change).collect(Collectors.joining());
    }

    private String change(Directive<?> directive) {
        String effect = word(directive.onChange());
        return FindingText.line(Cell.left(effect, EFFECT_WIDTH) + "  " + directive.name() + ": "
                + shown(before(directive)) + " -> " + shown(after(directive)));
    }

    private static String word(Effect effect) {
        return switch (effect) {
            case NONE -> "live";
            case ADJUST -> "adjusts";
            case RESTART -> "restarts";
        };
    }

    private static String shown(List<String> values) {
        return values.isEmpty() ? "none" : String.join(", ", values);
    }

    private List<String> before(Directive<?> directive) {
        return from().map(spec -> spec.values(directive)).orElse(List.of());
    }

    private List<String> after(Directive<?> directive) {
        return to.spec().map(spec -> spec.values(directive)).orElse(List.of());
    }

    private String hunks() {
        String before = difference.from().map(unit -> unit.commit().brief()).orElse("nothing");
        return "\n--- " + before + "\n+++ " + to.commit().brief() + "\n"
                + difference.text().stream().map(FindingText::line).collect(Collectors.joining());
    }

    @Override
    public String json() {
        return JsonText.page(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("unit", to.unit().value());
        if (difference.from().isPresent()) {
            out.writeStringField("from", difference.from().get().commit().value());
        } else {
            out.writeNullField("from");
        }
        out.writeStringField("to", to.commit().value());
        out.writeStringField("kind", kind());
        out.writeArrayFieldStart("directives");
        for (Directive<?> directive : difference.directives()) {
            write(out, directive);
        }
        out.writeEndArray();
        JsonText.texts(out, "diff", difference.text());
        out.writeArrayFieldStart("errors");
        for (Diagnostic error : to.errors()) {
            FindingText.write(out, "", error);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private String kind() {
        return difference.isEmpty() ? "same" : difference.kind().name().toLowerCase(Locale.ROOT);
    }

    private void write(JsonGenerator out, Directive<?> directive) throws IOException {
        out.writeStartObject();
        out.writeStringField("directive", directive.name());
        out.writeStringField("effect", word(directive.onChange()));
        JsonText.texts(out, "from", before(directive));
        JsonText.texts(out, "to", after(directive));
        out.writeEndObject();
    }
}
