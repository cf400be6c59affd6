package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code gitproc bisect} says. */
final class BisectPage implements Page {
    private final UnitName unit;
    private final Optional<Suspicion> found;
    private final List<Revision> suspects;

    /** @param suspects the commits that may have done it, newest first */
    BisectPage(UnitName unit, Optional<Suspicion> found, List<Revision> suspects) {
        this.unit = unit;
        this.found = found;
        this.suspects = List.copyOf(suspects);
    }

    @Override
    public String text() {
        return found.map(this::text)
                .orElse(unit + " has not failed since it was last well, as far as the journal goes back\n");
    }

    private String text(Suspicion suspicion) {
        String bad = "first bad  " + brief(suspicion.bad()) + "  "
                + Printable.line(suspicion.bad().failure().orElse("")) + "\n";
        return suspicion
                .good()
                .map(good -> "last good  " + brief(good) + "\n" + bad + "\n" + suspects() + undo(good))
                .orElse(bad + "\nthe journal knows of no commit with which " + unit + " was well\n");
    }

    private static String brief(Trial trial) {
        return new CommitId(trial.commit()).brief();
    }

    private String suspects() {
        return suspects.isEmpty()
                ? "no commit between them touched " + unit + ": look at what it needs\n"
                : "between them, " + unit + " was touched by\n"
                        + suspects.stream().map(BisectPage::line).collect(Collectors.joining());
    }

    private static String line(Revision commit) {
        return FindingText.line("    " + commit.id().brief() + "  " + commit.subject() + " (" + commit.author() + ")");
    }

    private String undo(Trial good) {
        String ids = suspects.stream().map(commit -> commit.id().brief()).collect(Collectors.joining(" "));
        return "\nto undo it\n    gitproc rollback " + brief(good) + "\n"
                + (ids.isEmpty() ? "" : "    git revert " + ids + "\n");
    }

    @Override
    public String json() {
        return JsonText.page(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("unit", unit.value());
        text(out, "good", found.flatMap(Suspicion::good).map(Trial::commit));
        text(out, "bad", found.map(Suspicion::bad).map(Trial::commit));
        text(out, "failure", found.map(Suspicion::bad).flatMap(Trial::failure));
        JsonText.texts(
                out,
                "suspects",
                suspects.stream().map(commit -> commit.id().value()).toList());
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(key, value.get());
        } else {
            out.writeNullField(key);
        }
    }
}
