package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.source.EffectiveUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a unit's text what may be a secret: the values of its environment and its credentials, also where they are
 * commented out, misspelled, or go on in the next line. Names of files and of variables stay.
 */
final class Redaction {
    private static final String HIDDEN = "•••";
    private static final Pattern SECRET = Pattern.compile(
            "^([\\s#;]*(?!EnvironmentFile\\s*=|PassEnvironment\\s*=|UnsetEnvironment\\s*=)"
                    + "[A-Za-z_-]*(?:env|credential|passw|secret|token)[A-Za-z_-]*\\s*=).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\s*[#;].*", Pattern.DOTALL);

    private final List<String> shown = new ArrayList<>();
    private boolean goesOn;

    private Redaction() {}

    /** As many lines as there are. */
    static List<String> of(List<String> lines) {
        Redaction redaction = new Redaction();
        lines.forEach(redaction::add);
        return List.copyOf(redaction.shown);
    }

    /** The same unit, of which only the text is another. */
    static EffectiveUnit of(EffectiveUnit unit) {
        List<EffectiveUnit.Part> parts = unit.parts().stream()
                .map(part -> new EffectiveUnit.Part(part.path(), part.level(), part.blob(), of(part.lines())))
                .toList();
        return new EffectiveUnit(
                unit.unit(), unit.commit(), unit.scope(), parts, unit.ignored(), unit.diagnostics(), unit.spec());
    }

    /** A comment ends no assignment that goes on. Source: systemd.syntax(7). */
    private void add(String line) {
        boolean isSecret = goesOn || SECRET.matcher(line).matches();
        shown.add(goesOn ? HIDDEN : SECRET.matcher(line).replaceFirst("$1" + HIDDEN));
        boolean isComment = COMMENT.matcher(line).matches();
        goesOn = isSecret && (isComment ? goesOn : line.endsWith("\\"));
    }
}
