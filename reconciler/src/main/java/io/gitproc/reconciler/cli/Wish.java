package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.TimeSpan;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Printable;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of a verb whose effect lasts. */
final class Wish {
    private static final String FOR_EVER = "infinity";

    @Option(
            names = {"-m", "--reason"},
            paramLabel = "REASON",
            description = "why; everyone who looks sees it")
    private String reason = "";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "how long, such as 2h or 1h 30min; then it ends by itself (default: until somebody ends it)")
    private String span = FOR_EVER;

    /** The body of the request. */
    String json() throws CommandException {
        return JsonText.object(fields());
    }

    /** What the body of the request has, besides what else a verb adds. */
    SortedMap<String, String> fields() throws CommandException {
        if (TimeSpan.parse(span).filter(it -> !it.isZero()).isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--for=" + Printable.cut(Printable.line(span), 80) + " is not a time span",
                    "write a number of seconds or a sum such as 1h 30min");
        }
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("for", span);
        fields.put("reason", reason);
        return fields;
    }
}
