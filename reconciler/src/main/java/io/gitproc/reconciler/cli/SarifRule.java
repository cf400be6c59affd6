package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Severity;
import java.util.Locale;

/** What {@code lint} holds files to, as forges group it. */
enum SarifRule {
    UNIT_REJECTED("A file that makes its unit unusable: the last good version stays in force.", "error"),
    UNIT_WARNING("A line or a file that counts for nothing, or for something else than it seems to say.", "warning"),
    UNIT_NOTE("Something that may well be meant.", "note"),
    COMMIT_REFUSED("Files that are wrong together: nothing of the commit is taken.", "error");

    private final String description;
    private final String level;

    SarifRule(String description, String level) {
        this.description = description;
        this.level = level;
    }

    static SarifRule of(Severity severity) {
        return switch (severity) {
            case ERROR -> UNIT_REJECTED;
            case WARNING -> UNIT_WARNING;
            case NOTE -> UNIT_NOTE;
        };
    }

    /** {@code unit-rejected}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    /** As SARIF names it. */
    String level() {
        return level;
    }
}
