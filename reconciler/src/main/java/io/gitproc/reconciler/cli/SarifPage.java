package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.reconciler.api.Version;
import io.gitproc.reconciler.source.Examination;
import io.gitproc.reconciler.source.Refusal;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * What {@code gitproc lint} says to forges and editors. Source: SARIF 2.1.0, OASIS Standard, the properties that GitHub and
 * GitLab read.
 */
final class SarifPage {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final String prefix;
    private final Examination found;

    /** @param prefix of every path: the folder that was named */
    SarifPage(String prefix, Examination found) {
        this.prefix = prefix;
        this.found = found;
    }

    String text() {
        return JsonText.page(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("$schema", SCHEMA);
        out.writeStringField("version", "2.1.0");
        out.writeArrayFieldStart("runs");
        out.writeStartObject();
        tool(out);
        // Columns count as Java's characters do.
        out.writeStringField("columnKind", "utf16CodeUnits");
        results(out);
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void tool(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("tool");
        out.writeObjectFieldStart("driver");
        out.writeStringField("name", "gitproc");
        out.writeStringField("version", Version.text());
        out.writeArrayFieldStart("rules");
        for (SarifRule rule : SarifRule.values()) {
            rule(out, rule);
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void rule(JsonGenerator out, SarifRule rule) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", rule.id());
        message(out, "shortDescription", rule.description());
        out.writeObjectFieldStart("defaultConfiguration");
        out.writeStringField("level", rule.level());
        out.writeEndObject();
        out.writeEndObject();
    }

    private void results(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("results");
        for (Diagnostic finding : found.findings()) {
            result(out, finding);
        }
        if (found.refusal().isPresent()) {
            result(out, found.refusal().get());
        }
        out.writeEndArray();
    }

    private void result(JsonGenerator out, Diagnostic finding) throws IOException {
        begin(out, SarifRule.of(finding.severity()), finding.message(), finding.hint());
        out.writeArrayFieldStart("locations");
        out.writeStartObject();
        out.writeObjectFieldStart("physicalLocation");
        out.writeObjectFieldStart("artifactLocation");
        out.writeStringField("uri", uri(prefix + finding.file()));
        out.writeEndObject();
        out.writeObjectFieldStart("region");
        out.writeNumberField("startLine", finding.line());
        out.writeNumberField("startColumn", finding.column());
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    /** It has no place: it is wrong as a whole. */
    private static void result(JsonGenerator out, Refusal refusal) throws IOException {
        begin(out, SarifRule.COMMIT_REFUSED, refusal.reason(), refusal.hint());
        out.writeEndObject();
    }

    private static void begin(JsonGenerator out, SarifRule rule, String sentence, String hint) throws IOException {
        out.writeStartObject();
        out.writeStringField("ruleId", rule.id());
        out.writeStringField("level", rule.level());
        message(out, "message", hint.isEmpty() ? sentence : sentence + "; " + hint);
    }

    private static void message(JsonGenerator out, String key, String text) throws IOException {
        out.writeObjectFieldStart(key);
        out.writeStringField("text", Printable.line(text));
        out.writeEndObject();
    }

    /** A relative reference stays one: its first segment must not look like a scheme. */
    private static String uri(String path) {
        try {
            return path.startsWith("/")
                    ? new URI("file", "", path, null).toASCIIString()
                    : new URI(null, null, "/" + path, null)
                            .toASCIIString()
                            .substring(1)
                            .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path is always a path of a URI", e);
        }
    }
}
