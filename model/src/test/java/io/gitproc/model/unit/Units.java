package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Units in tests. */
final class Units {
    static final UnitName WEB = UnitName.of("web");

    private Units() {}

    static ParsedUnit parse(String text) {
        return UnitParser.parse(WEB, text);
    }

    /** A unit that runs, with these lines in its [Service] section. */
    static ParsedUnit runs(String... lines) {
        return service("ExecStart=/bin/web\n" + String.join("\n", lines));
    }

    static ParsedUnit service(String... lines) {
        return parse("[Service]\n" + String.join("\n", lines) + "\n");
    }

    /** The specification of a text in which nothing is wrong. */
    static ServiceSpec spec(String text) {
        return clean(parse(text));
    }

    static ServiceSpec clean(ParsedUnit unit) {
        if (!unit.diagnostics().isEmpty()) {
            throw new AssertionError(unit.diagnostics());
        }
        return unit.spec().orElseThrow();
    }

    static List<String> messages(ParsedUnit unit) {
        return unit.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    /** The arguments of the first command of {@code ExecStart=line}. */
    static List<String> argv(String line, Function<String, Optional<String>> environment) {
        return clean(service("ExecStart=" + line))
                .get(Directives.EXEC_START)
                .get(0)
                .argv(environment);
    }

    static List<String> argv(String line) {
        return argv(line, name -> Optional.empty());
    }
}
