package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.reconciler.source.Blame;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/** What {@code gitproc blame} says: each line behind its commit, each file behind a comment with its path. */
final class BlamePage implements Page {
    private static final int AUTHOR_MAX = 16;
    private static final int SUBJECT_MAX = 40;

    private final Blame blame;
    private final ZoneId zone;
    private final int authors;
    private final int subjects;
    private final int numbers;

    /** @param zone in which days begin */
    BlamePage(Blame blame, ZoneId zone) {
        this.blame = blame;
        this.zone = zone;
        this.authors = width(BlamePage::author);
        this.subjects = width(BlamePage::subject);
        this.numbers = width(line -> String.valueOf(line.number()));
    }

    private int width(Function<Blame.Line, String> column) {
        return blame.lines().stream().map(column).mapToInt(String::length).max().orElse(0);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        String path = "";
        for (Blame.Line line : blame.lines()) {
            text.append(line.path().equals(path) ? "" : heading(line, text.isEmpty() ? "" : "\n"));
            text.append(FindingText.line(row(line)));
            path = line.path();
        }
        return text.toString();
    }

    private static String heading(Blame.Line first, String gap) {
        return gap + FindingText.line("# " + first.path());
    }

    private String row(Blame.Line line) {
        String row =
                line.origin().commit().id().brief() + "  " + day(line) + "  " + Cell.left(author(line), authors) + "  "
                        + Cell.left(subject(line), subjects) + "  "
                        + Cell.right(String.valueOf(line.number()), numbers) + "  " + line.text();
        return row.stripTrailing();
    }

    private LocalDate day(Blame.Line line) {
        return line.origin().commit().at().atZone(zone).toLocalDate();
    }

    private static String author(Blame.Line line) {
        return Printable.cut(line.origin().commit().author(), AUTHOR_MAX);
    }

    private static String subject(Blame.Line line) {
        return Printable.cut(line.origin().commit().subject(), SUBJECT_MAX);
    }

    @Override
    public String json() {
        return JsonText.page(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("unit", blame.unit().unit().value());
        out.writeStringField("commit", blame.unit().commit().value());
        out.writeArrayFieldStart("lines");
        for (Blame.Line line : blame.lines()) {
            write(out, line);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Blame.Line line) throws IOException {
        Revision commit = line.origin().commit();
        out.writeStartObject();
        out.writeStringField("path", line.path());
        out.writeNumberField("line", line.number());
        out.writeStringField("text", line.text());
        out.writeStringField("commit", commit.id().value());
        out.writeStringField("author", commit.author());
        out.writeStringField("at", commit.at().toString());
        out.writeStringField("subject", commit.subject());
        out.writeStringField("originalPath", line.origin().path());
        out.writeNumberField("originalLine", line.origin().number());
        out.writeEndObject();
    }
}
