package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.reconciler.source.Examination;
import io.gitproc.reconciler.source.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code gitproc lint} says. */
final class LintPage implements Page {
    private final String prefix;
    private final Examination found;
    private final Optional<Path> policy;

    /**
     * @param prefix of every path: the folder that was named
     * @param policy by which it was judged, besides; empty when none is configured
     */
    LintPage(String prefix, Examination found, Optional<Path> policy) {
        this.prefix = prefix;
        this.found = found;
        this.policy = policy;
    }

    boolean isClean() {
        return found.isClean();
    }

    @Override
    public String text() {
        return found.findings().stream().map(this::text).collect(Collectors.joining())
                + found.refusal().map(LintPage::text).orElse("")
                + summary()
                + "\n";
    }

    private String text(Diagnostic finding) {
        return FindingText.lines(prefix, finding);
    }

    private static String text(Refusal refusal) {
        return FindingText.line("error: " + refusal.reason()) + FindingText.help(refusal.hint());
    }

    private String summary() {
        if (found.files() == 0) {
            return "no unit files";
        }
        String files = found.files() == 1 ? "1 unit file: " : found.files() + " unit files: ";
        return files + (found.refusal().isPresent() ? "refused as a whole" : verdict()) + rule();
    }

    /** Another host may have one, and reject more. */
    private String rule() {
        return policy.map(file -> " (by the policy " + file + ")").orElse(" (no host policy is configured here)");
    }

    private String verdict() {
        int accepted = found.files() - found.rejected() - found.ignored();
        return accepted + " accepted" + count(found.rejected(), "rejected") + count(found.ignored(), "ignored");
    }

    private static String count(int files, String what) {
        return files == 0 ? "" : ", " + files + " " + what;
    }

    String sarif() {
        return new SarifPage(prefix, found).text();
    }

    @Override
    public String json() {
        return JsonText.page(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Diagnostic finding : found.findings()) {
            FindingText.write(out, prefix, finding);
        }
        if (found.refusal().isPresent()) {
            write(out, found.refusal().get());
        }
        out.writeEndArray();
    }

    /** It has no place: it is wrong as a whole. */
    private static void write(JsonGenerator out, Refusal refusal) throws IOException {
        out.writeStartObject();
        out.writeNullField("path");
        out.writeNullField("unit");
        out.writeNullField("line");
        out.writeNullField("column");
        out.writeStringField("severity", "error");
        out.writeStringField("message", refusal.reason());
        out.writeStringField("hint", refusal.hint());
        out.writeEndObject();
    }
}
