package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Effect;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.List;
import java.util.stream.Collectors;

/** What is known of one directive, from its row in the table. */
final class DirectivePage {
    /** Defaults are those of a unit that says nothing else. */
    private static final ParsedUnit PLAIN = UnitParser.parse(UnitName.of("plain"), "[Service]\nExecStart=/bin/true\n");

    private DirectivePage() {}

    static String text(Directive<?> directive) {
        return title(directive) + "\n    " + meaning(directive).replace("\n", "\n    ") + "\n"
                + Examples.read()
                        .of(directive)
                        .map(example -> "    Example:\n" + example.indent(8))
                        .orElse("");
    }

    static String meaning(Directive<?> directive) {
        return directive.doc() + "\nDefault: " + standard(directive) + ". " + effect(directive.onChange());
    }

    static String title(Directive<?> directive) {
        String sections =
                directive.sections().stream().map(each -> "[" + each + "]").collect(Collectors.joining(" "));
        List<String> aliases = directive.aliases();
        return directive.name() + "=  " + sections
                + (aliases.isEmpty() ? "" : "  also " + String.join("=, ", aliases) + "=");
    }

    private static String standard(Directive<?> directive) {
        ServiceSpec plain = PLAIN.spec().orElseThrow();
        List<String> lines = directive.standard(plain);
        return lines.isEmpty() ? "none" : String.join(" ", lines);
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case NONE -> "A new value is used at once, nothing is signalled.";
            case ADJUST -> "A new value changes the limits of the running unit.";
            case RESTART -> "A new value restarts the unit.";
        };
    }
}
