package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Severity;
import io.gitproc.model.unit.UnitName;
import java.util.regex.Pattern;

/** Says of a file why it counts for nothing. */
final class Ignored {
    private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9:_.\\\\@-]");
    private static final int NAME_MAX = 200;

    private Ignored() {}

    /** Of a file that was not meant to be ignored. */
    static Diagnostic warning(String path, String why, String hint) {
        return diagnostic(path, Severity.WARNING, sentence(path, why), hint);
    }

    /** Of a file that may well be meant to be ignored. */
    static Diagnostic note(String path, String why) {
        return diagnostic(path, Severity.NOTE, sentence(path, why), "");
    }

    private static String sentence(String path, String why) {
        return "the file " + PlainText.line(path) + " is ignored: " + why;
    }

    /** Of a file as a whole. */
    static Diagnostic diagnostic(String path, Severity severity, String message, String hint) {
        return new Diagnostic(unit(path), PlainText.line(path), 1, 1, severity, message, hint);
    }

    /** The unit that the file is of, or a legal name to put a misnamed file under. */
    private static UnitName unit(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int folder = path.lastIndexOf(".d/");
        return folder < 0 ? named(name) : named(path.substring(path.lastIndexOf('/', folder) + 1, folder));
    }

    private static UnitName named(String name) {
        String legal = ILLEGAL.matcher(name.substring(0, Math.min(name.length(), NAME_MAX)))
                .replaceAll("_");
        return UnitName.parse(name).or(() -> UnitName.parse("_" + legal)).orElseGet(() -> UnitName.of("_"));
    }
}
