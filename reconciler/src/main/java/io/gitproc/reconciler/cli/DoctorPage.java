package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code doctor} shows: one line each, and below it what to do. */
final class DoctorPage implements Page {
    private final List<Finding> findings;
    private final Style style;

    DoctorPage(List<Finding> findings, Style style) {
        this.findings = List.copyOf(findings);
        this.style = style;
    }

    boolean isWell() {
        return findings.stream().noneMatch(finding -> finding.grade() == Finding.Grade.BAD);
    }

    @Override
    public String text() {
        return findings.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Finding finding) {
        String line =
                String.format("%s %-13s  %s%n", glyph(finding), finding.subject(), Printable.line(finding.words()));
        return finding.remedy().isEmpty() ? line : line + "    help: " + Printable.line(finding.remedy()) + "\n";
    }

    private String glyph(Finding finding) {
        return switch (finding.grade()) {
            case GOOD -> style.success("✓");
            case WEAK -> style.loud("!");
            case BAD -> style.failure("✗");
        };
    }

    @Override
    public String json() {
        return JsonText.page(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Finding finding : findings) {
            out.writeStartObject();
            out.writeStringField("subject", finding.subject());
            out.writeStringField("grade", finding.grade().word());
            out.writeStringField("message", finding.words());
            out.writeStringField("hint", finding.remedy());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
