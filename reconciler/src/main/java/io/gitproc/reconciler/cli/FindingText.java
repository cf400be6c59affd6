package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;

/** Writes a diagnostic for people, as compilers do, and for programs. */
final class FindingText {
    private FindingText() {}

    static String lines(String path, Diagnostic diagnostic) {
        String place = path + ":" + diagnostic.line() + ":" + diagnostic.column();
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

    static void write(JsonGenerator out, String path, Diagnostic diagnostic) throws IOException {
        out.writeStartObject();
        out.writeStringField("path", path);
        out.writeStringField("unit", diagnostic.unit().value());
        out.writeNumberField("line", diagnostic.line());
        out.writeNumberField("column", diagnostic.column());
        out.writeStringField("severity", diagnostic.severity().text());
        out.writeStringField("message", diagnostic.message());
        out.writeStringField("hint", diagnostic.hint());
        out.writeEndObject();
    }
}
