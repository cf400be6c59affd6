package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;

/** Writes a diagnostic for people, as compilers do, and for programs. */
final class FindingText {
    private FindingText() {}

    /** @param prefix of the path of its file */
    static String lines(String prefix, Diagnostic diagnostic) {
        String place = prefix + diagnostic.file() + ":" + diagnostic.line() + ":" + diagnostic.column();
        return line(place + ": " + diagnostic.severity().text() + ": " + diagnostic.message())
                + help(diagnostic.hint());
    }

    static String line(String text) {
        return Printable.line(text) + "\n";
    }

    /** Nothing when there is none. */
    static String help(String hint) {
        return hint.isEmpty() ? "" : "    help: " + line(hint);
    }

    static void write(JsonGenerator out, String prefix, Diagnostic diagnostic) throws IOException {
        out.writeStartObject();
        out.writeStringField("path", prefix + diagnostic.file());
        out.writeStringField("unit", diagnostic.unit().value());
        out.writeNumberField("line", diagnostic.line());
        out.writeNumberField("column", diagnostic.column());
        out.writeStringField("severity", diagnostic.severity().text());
        out.writeStringField("message", diagnostic.message());
        out.writeStringField("hint", diagnostic.hint());
        out.writeEndObject();
    }
}
