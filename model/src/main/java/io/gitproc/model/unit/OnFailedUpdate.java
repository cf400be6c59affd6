package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/** What happens when a new version of a unit fails where the old one did not. */
public enum OnFailedUpdate implements Keyword {
    /** It is restarted as ever. */
    NONE,
    /** The old version runs again, until the unit has other content. */
    ROLLBACK;

    /** The one that is written so. */
    public static Optional<OnFailedUpdate> parse(String text) {
        return Keyword.parse(List.of(values()), text);
    }
}
